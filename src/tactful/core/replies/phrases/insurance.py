"""A payer should pay, or is still deciding (policy.md, section 6, H)."""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind

INSURANCE_PENDING: Final = Topic(
    "insurance_pending",
    Label.INSURANCE,
    "says that insurance is still deciding",
    hold=HoldKind.INSURANCE_PENDING,
    work=WorkKind.REVIEW,
    urgency=Urgency.P2,
    en="""
        (wait|waiting|waitin|pending|hold|until|till|til|after|once|when) .. (on|for|from|with \
            |to hear from|by)? (my |the |our )? .. (insurance|{insurer}|claim|appeal|eob \
            |medicaid|medicare) .. (process*|pay*|to pay|to process|decide*|respond*|approve* \
            |finish*|response|get back|settle*|review*|come*)?
        (insurance|{insurer}|claim|appeal|medicaid) .. (is|are|has|still|not|have) .. (process* \
            |pending|review*|working on|deciding|finished|paid yet|in progress|being|open|under \
            review|appealing|appeal|responded yet|approved yet|processing)
        appeal .. (pending|filed|in|open|with|submitted|process)
    """,
    es="""
        (esper*|pendiente|hasta que|cuando|proceso|proces*) .. (seguro|aseguranza|medicaid \
            |medicare|medi cal|apelacion|reclamo)
        (seguro|aseguranza|medicaid|apelacion|reclamo) .. (pendiente|proces*|revis*|proceso \
            |tramite|no ha (pagado|contestado|respondido)|todavia|aun)
    """,
    unless="(numero|tarjeta) (de|del) seguro",
)


INSURANCE: Final = Topic(
    "insurance",
    Label.INSURANCE,
    "says that a payer should pay",
    hold=HoldKind.DISPUTE,
    work=WorkKind.REVIEW,
    urgency=Urgency.P2,
    en="""
        (my|our|the|his|her|have|has|had|through|bill|billed|billing|run|ran|submit*|sent|send \
            |waiting on|filed with|new|secondary|primary|other|under|got|get|added|add|update \
            |called|calling|talk* to|spoke (with|to)|with|medical|health|state|private|by|from \
            |to|that|did|no|any|file|process*|cover*|contact|re bill|rebill|lost|lapse*|on) \
            (the |my |our |his |her |new |old |secondary |other |primary |health |medical \
            |dental |auto |car |supplemental |private |state |current |correct |right )* \
            ({insurer})
        (insurance|insured|uninsured|insurer|medicaid|medicare|medi cal|medi care|tricare \
            |obamacare|blue cross|bcbs|aetna|cigna|united healthcare|uhc|kaiser|humana|ambetter \
            |molina|anthem|geico|state farm|allstate)
        (workers|workmans|workman|work) comp*
        (auto|car|motor vehicle|work|slip and fall|on the job|bike|motorcycle|vehicle) \
            (accident|injury|crash|collision|wreck)
        (mva|pip claim|med pay|third party liability|liability claim)
        (claim|appeal|appealing|appealed|preauth*|prior auth*|authorization|referral|pre \
            authorization|in network|out of network|subrogation|coordination of benefits|cob \
            |eob|explanation of benefits|resubmit*|re submit*|re bill*|rebill*|reprocess* \
            |denial|denied claim|timely filing|deductible|marketplace|open enrollment)
        (covered|cover|covers|coverage) .. (this|it|100|fully|that|plan|by|the visit|me|under \
            |everything|in full|benefits)?
        (charity|va|ihs|tribal|indian health) (benefits|coverage|pays|covers)
        no surprises act
        good faith estimate
        surprise bill*
        (qmb|dual eligible|spend down|share of cost|champva|cobra)
    """,
    es="""
        (seguro|aseguranza|aseguradora|poliza|medicaid|medicare|medi cal) (medico|lo|la|no|va \
            |tiene|debe|deberia|cubr*|pag*|iba|me|que|de|es|ya|dijo|y|nuevo|secundario|para)?
        (mi|el|tengo|tenia|tenemos|mandar* a|cobr* a|cobr* al|con el|al|del|un|otro|nuevo|su) \
            (nuevo |otro )? (seguro|aseguranza|aseguradora|poliza)
        (reclamo|apelacion|reclamacion|autorizacion previa|deducible|cobertura|beneficios|fuera \
            de la red)
        (cubre|cubrir|cubria|cubierto|cubierta|cubren|cubra)
        (accidente|choque) (de|en) (carro|auto|trabajo|coche|el trabajo|la chamba)
        (compensacion|accidente) (laboral|de trabajadores|del trabajo|al trabajador)
        lo paga (el|la|mi|medicaid|medicare)
    """,
    unless="""
        life insurance
        insurance card
        (seguro|segura) (que|de que) (si|no|pague|pago|ya|voy|les|le|lo)
        (seguro social|numero de seguro|por seguro|de seguro|estoy segur*|es seguro|no es \
            seguro|seguro que|muy seguro|mas seguro)
        covered (my|by) (rent|shift)
        (cover|covered) (it|this|that|the (balance|bill|payment|rest)|half|for me|my (balance \
            |bill|payment)) (on|by|this|next|friday|monday|tomorrow|when|as soon|myself|in)
        (can|will|ill|i could|going to) cover (it|this|that|half|the)
    """,
)


TOPICS: Final = (
    INSURANCE_PENDING,
    INSURANCE,
)
