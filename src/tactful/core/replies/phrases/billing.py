"""What patients say about the bill itself: disputes, hardship, insurance, payments, questions."""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind

DISPUTE_AMOUNT: Final = Topic(
    "dispute_amount",
    Label.DISPUTE_AMOUNT,
    "says that the amount is wrong",
    hold=HoldKind.DISPUTE,
    work=WorkKind.DISPUTE,
    urgency=Urgency.P1,
    en="""
        (wrong|incorrect|inaccurate|bad) (amount|balance|total|charge|charges|bill|billing|figure|number on|price)
        (amount|balance|total|charge|charges|bill|figure|price|statement|number|numbers|math|copay|math here|this|that) .. (is|are|was|looks|seems|cant be|can not be|is way|look|seem|sounds|has to be) (all |way |completely |totally |just |really |so |definitely |a |an |not |showing )* (wrong|incorrect|off|inaccurate|right|correct|too high|too much|an error|error|mistake|messed up|insane|higher|high|more than|not matching|accurate|add up|inflated)
        (this|that|it|bill|amount|balance|charge|charges|statement|numbers) .. (does not|do not|did not|not) (match|look right|add up|make sense|seem right|sound right|agree|reflect|equal|line up)
        (not what|more than|higher than|not the|way more than|double what|nothing like|different from|different than) (i |we )? .. (quoted|told|agreed|estimate*|was told|said|expected|discussed|amount|price|owe|saw|they said|you said)
        (quoted|quote|estimate|estimated) .. (was|me|said|for|of|at|lower|different|price)?
        (told|said|promised|assured|informed) .. (would be|was|only|it was|would only be|would cost|be covered|it would|be free|no charge|cost|copay|no cost|100|zero|nothing|fully|pay nothing|50|just|included|owe nothing|waived)
        (they|you|she|he|receptionist|front desk|office|lady) (told|said|quoted|promised) .. (would|was|only|free|covered|be|no)
        (charged|billed|charging|billing|overcharg*|double|over charged|charge) .. (twice|double|two times|2 times|three times|two visits|too much|extra|wrong|for (two|2|something|things|stuff)|more than|over|again|for the same|duplicate*|me for)
        (double|duplicate|twice|over) (billed|bill|charged|charge|billing|charges|charging|bills)
        (overcharg*|overbill*|over charged|over billed|upcharg*|price goug*)
        (owe|owes|give|get|need|want|due|entitled to|expecting|waiting on|wheres|where is) (me |us |you |my |a |the |for )* (refund|money back|credit|reimburs*|overpay*)
        (overpaid|over paid|paid too much)
        why .. (so (much|high|expensive)|this much|that much|more|went up|go up|increase*|higher|being charged|charging|charged|bill so|double|different|getting (charged|billed|another|a bill)|still|another bill|owe|do i owe)
        (how|why) (did|is|does|do|are|was|come) .. (from|go up|jump|double|go from|so much|more than|being charged|charged|owe) 
        (eob|explanation of benefits) .. (says|shows|different|show|doesnt|owe|lists|0|responsibility|match|does not|only)
        (copay|co pay|deductible|coinsurance) (is|was|should be|is supposed to be|only|already) .. 
        (copay) (was|is|should)
        (patient responsibility|my responsibility|my portion|my part) (is|was|should|of|only)
        (dispute|disputing|contest|contesting|disputed|challenge|challenging|question|appeal|disagree|disagreeing|object|refute) .. (this|the|that|charge|charges|bill|amount|balance|debt|it|with|your|to|billing|claim)
        (billing|accounting|coding|clerical|computer|calculation|posting|data entry) (error|mistake|errors|mistakes|issue|issues|problem|discrepancy)
        (error|mistake|discrepancy|discrepancies) (on|in|with|by|somewhere|here|made)
        (already |have )? (met|hit|reached|satisfied) .. (deductible|out of pocket|oop)
        (adjust*|discount|write off|written off|write it off|fix|correct|lower|reduce|recalculate) .. (this|my|the|bill|balance|amount|account|charge|price|off|statement)
        (do not|does not|shouldnt|should not|dont) (think |believe |feel like )? .. (owe|owes) (that|this|anything|you|any|a|money|the|so|nothing|yall|it)?
        (not|never) owe
        (owe) (nothing|zero|0|you nothing|nada|less)
        (no balance|zero balance|0 balance|nothing due|balance (is|was|should be) (0|zero))
        (rip off|ripoff|ripping|scamming|robbing|robbed|robbery|highway robbery|gouging|outrageous|ridiculous amount|insane amount|too (high|expensive|much money))
        (look|looking|looked) (into|at) (this|my|the|it|that) (again|charge|bill|amount|balance|account|please)?
        (review|recheck|double check|re check|audit|verify|check) (my|the|this|your|that) (bill|charges|account|balance|amount|statement|records|math|charge|numbers|claim)
    """,
    es="""
        (cobr*) .. (de mas|dos veces|doble|demasiado|mal|extra|algo que|por (algo|dos)|mucho|tanto|lo mismo|otra vez)
        (cantidad|monto|saldo|cobro|cargo|cuenta|factura|precio|total|bill) .. (no (es|esta|son|me) (correct*|bien|lo que|la que|el que|cuadra*|igual|mi)|incorrect*|equivocad*|mal|error|muy alto|muy alta|muy car*|exagerad*|diferente|no coincide|no cuadra*|de mas)
        (me )? (dijeron|dijo|cotizaron|prometieron|aseguraron|habian dicho) .. (que|iba|era|seria|costaba|50|solo|menos|cubria|gratis|nada|cubierto|no (iba|tenia)|costo)
        (no es|no era|mas de|diferente a) lo que (me|yo|habia|dij*)
        (error|errores|equivocacion|discrepancia) (en|de|con|del)
        (hay|es|fue) un error
        error
        (por que|porque|xq) .. (tanto|mucho|tan caro|tan alto|subio|me (cobran|cobraron|estan cobrando|sigue* cobrando|llega|llego|mandan otra)|debo|otra cuenta|mas|doble)
        (no|nunca|tampoco|ya no) (les |le |te |creo que |deberia |tengo que )? (debo|deber*|adeudo) (nada|eso|esa|dinero|tanto|esta|ese|lo|pagar (nada|eso|tanto|esta))?
        (me deben|quiero|espero|necesito|donde esta) .. (reembolso|devolucion|devuelvan|mi dinero|regresen)
        (disput*|disputa|reclam*|apel*|impugn*|inconform*|no estoy de acuerdo|desacuerdo|protest*|objet*)
        (cotizacion|presupuesto|estimado) .. (era|fue|decia|dice|menos|diferente)?
        (ya )? (cumpli|pague|alcance|complete) .. deducible
        (copago|deducible|eob) .. (es|era|dice|de|solo|son)
        (robo|ratero*|abuso|abusiv*|estafa*) .. (cobr*|precio|esto|cuenta|ustedes)
        (ajust*|correg*|revis*|arregl*|cheq*|verif*) .. (cuenta|cobro|cargo|factura|saldo|cantidad|bill|error|monto|esto)
        (muy|demasiado|bien) (caro|cara|alto|alta) 
    """,
    unless="""
        (stroke|card|link|page|site|payment|portal) error
        (pagina|link|portal|sistema|tarjeta|app|pago) .. (error|marca error|da error)
        (marca|da|sale|dice|saca|tira|manda) .. error
        (saying|says|said|gives|giving|shows|showing|got|gets|getting|an|with) (an )? error (message|code|page|when|and|on (the|your) (site|page|portal|website|app)|every|whenever)?
        (check|verify|review) (my|the|your) (insurance|records|calendar|schedule|email|mail)
        (he|she|they|you|doctor|nurse|i was) (told|said) .. (cancer|benign|fine|take|stop|rest|sick|come back)
        (por|en|con|por un) error
        what is the balance
        robo de identidad
        (do|does|did) (i|we) (still )? owe
        how much .. owe
        (told|said) (you|yall) .. (would|will|was) (pay|call|be)
        as (i )? (said|told|promised|agreed)
        (look|looking|looked) (at|into) (it|this) (tomorrow|later|tonight|when i)
        question (about|for|on|regarding) 
    """,
)

DISPUTE_NOT_MINE: Final = Topic(
    "dispute_not_mine",
    Label.DISPUTE_NOT_MINE,
    "says that the bill is not theirs",
    hold=HoldKind.DISPUTE,
    work=WorkKind.DISPUTE,
    urgency=Urgency.P1,
    en="""
        (not|isnt|aint|never) (my|mine|ours|our) (bill|charge|charges|account|debt|balance|statement|invoice|visit|appointment|responsibility|problem|mine|to pay|anymore|and|copay|service|procedure)?
        (bill|charge|charges|account|balance|debt|statement|this|that|it|invoice) (is|are|was|isnt) not (mine|my|ours|for me|me)
        (never|not|have not|did not|havent|didnt|hasnt) .. (been|went|gone|go|visited|visit|seen|came|come|was|were|set foot|use|used|received|had|have|receive|step*) (to |at |in |a |by |there |here |treated |seen |any |services |your |ur |that |this |patient |from |inside |foot |care |treatment )* (there|here|that (place|clinic|office|hospital|doctor|dr)|your (clinic|office|practice|hospital|place|facility)|ur (clinic|office)|this (clinic|office|doctor|hospital|practice|place|facility|provider)|clinic|patient|office|hospital|services (from|at)|treated (there|here|by|at)|seen (there|here|by|at)|a patient|treatment (from|there|at)|you guys|yall|doctor)
        never (been|went|seen|visited|had|heard|met|even|was|saw|received|used|gone|came|set|stepped) .. (there|here|patient|clinic|office|you|of (you|this)|doctor|that|dr|treated|facility|hospital|place|practice|services|appointment|visit|in my life|surgery|procedure|xray|before)
        (do not|dont|did not|have no|no|cant|not) (recognize|recognise|know|remember|recall|recollection|idea|record|understand) .. (what this|this (bill|charge|is|visit|place|account)|what (that|it)|any visit|going|ever going|being|having|a visit|that (visit|charge|bill)|clinic|the (charge|charges|bill|visit)|what its for|why i)
        (someone|somebody|person|patient|guy|woman) .. (same|similar|with (my|the same|a similar)) (name|last name)
        (same|similar) name
        (mixed|mix|confusing|confused) (me )? (up)? (w|with) (someone|another|a different|somebody|other)
        (wrong|different|another|other) (patient|account|person) (bill|charge|chart|record|charges|file|account)
        (cancel*|canceled|cancelled|rescheduled|never showed|did not go|didnt go|missed|never made it|no showed|turned away|never kept) .. (appt|appointment|visit|it|that|to|procedure|surgery|day before|so (i )?(should|shouldnt|why|how))
        (was|were|am|living|live|lived|moved) (living |not )? (in|out of|to) .. (state|country|oregon|texas|florida|california|town|mexico|then|date|the time|that (time|day|date|year)|college|on that|when)
        (belongs|belong) to (someone|somebody|another|my|a different)
        (was not|wasnt|were not|not) (me|my (visit|child|kid|son|daughter|procedure|appointment)|even (there|here|in)|there (that|on|then)|a patient|your patient)
        (not|never) (a |your |been a |one of your )(patient|client|customer)
        (have|got|has) the wrong (patient|account|chart|person)
    """,
    es="""
        (cuenta|factura|cargo|cobro|deuda|bill|saldo|recibo|eso|esa|esta|este|ese|esto) .. no (es|son) (mi*|de (mi|nosotros|ella|el|mi familia)|nuestr*)
        no es (mi|mia|mio) (cuenta|cargo|cobro|deuda|factura|bill|recibo|saldo)?
        (nunca|jamas|yo no|no) (he |hemos |yo |me |habia |los |les )* (fui|ido|estado|estuve|visit*|atendi*|atendieron|conozco (esa|esta|ese|su)|recibi*|vi|pise|pisado|usado|sido paciente|puse un pie|fuimos|tuve) .. (ahi|alli|alla|clinica|hospital|consultorio|lugar|oficina|doctor|paciente|servicio*|esa|cita|ese|con ustedes|tratamiento|por ustedes|cirugia)
        (no (reconozco|recuerdo|se (de )?que|entiendo (de )?que|tengo idea)) .. (cobro|cargo|cuenta|es (esto|eso|esta)|haber|visita|factura|bill)
        (mismo|igual|parecido) nombre
        (confund*|equivocaron de) .. (otra persona|paciente|con otr*|alguien)
        (cancel*) .. (cita|visita|consulta) .. (no|por que|debo|cobr*|deberia)?
        no (soy|he sido|fui) (su |paciente|cliente) .. (paciente|de ustedes|ahi)?
        (de|a|para) otra persona
        (yo )? (vivia|estaba|vivo) (en|fuera) .. (otro (estado|pais)|mexico|texas|california|florida|ese tiempo|esa fecha|entonces)
    """,
    unless="""
        (never|not) (been|went|gone|seen|had) .. (so|this|such|more|treated so|a worse|problem|problems|issue|issues|any (issue|problem)|late|any trouble|more (upset|disrespected)|able)
        (not|never) (received|get|got|receive|seen|had) .. (bill|statement|invoice|letter|call|refund|estimate|notice|itemized|eob|response|copy|card|link|email|receipt|message)
        cancel (my|the|an) (appointment|visit)
        (need|want|have|like|can|could) to? cancel
    """,
)

DISPUTE_SERVICE: Final = Topic(
    "dispute_service",
    Label.DISPUTE_SERVICE,
    "complains about the care that is billed",
    hold=HoldKind.DISPUTE,
    work=WorkKind.DISPUTE,
    urgency=Urgency.P1,
    en="""
        (never|did not|didnt|have not|not) (even |actually |ever |really )* (did|do|done|performed|perform|received|receive|got|get|had|have|saw|see|given|gave|provided|rendered|treated|examined|examine|completed|finish|took|take|ran|run|happened|given) .. (xray|x ray|test|tests|procedure|service|services|doctor|labs|lab|exam|surgery|scan|mri|ct|ultrasound|treatment|shot|vaccine|blood work|therapy|the visit|visit|results|filling|crown|cleaning|anesthesia|injection|imaging|dr|provider|consult*|anything|work)
        (left|walked out|sent home|leaving) .. (without|before) (being|seeing|getting|any|treatment|ever|anyone|a) (seen|treated|doctor|help*|anything|treatment|the)?
        (waited|waiting|wait|sat) .. (hour|hours|hrs|minutes|forever|all day|long|never (seen|called))
        (coded|code|codes|coding|miscoded|billed|cpt|icd|upcoded|99215|99213|99214|99204) .. (wrong|incorrect*|as a|wellness|preventive|preventative|annual|sick|diagnostic|new patient|physical|office visit|error|mistake|differently|instead|screening|routine|level)
        (wellness|preventive|preventative|annual|physical|checkup|routine|screening) (visit|exam|care|checkup)? .. (covered|free|not|supposed|should|billed|coded|no charge)
        (no show|noshow|late cancel|cancellation|missed appointment|late|facility|after hours|hidden|junk|admin*|surprise) (fee|fees|charge|charges|bill)
        (crown|filling|tooth|bridge|denture*|implant|stitch*|cast|brace|braces|glasses|hearing aid|surgery|procedure|treatment|medicine|repair|root canal|botched|device) .. (fell|broke|cracked|failed|did not work|didnt work|not work|came (off|out|loose)|does not fit|doesnt fit|infected|fell off|fell out|wrong|redo|worse|still hurts|botched|messed up|leaking|loose|again)
        (did not|didnt|does not|not|never) (help|work|fix|cure|solve|resolve|listen|care|treat|diagnos*|explain*|examin*|take me seriously) .. (me|my|anything|at all|nothing|problem|pain|so|and|it|one bit)?
        (doctor|dr|nurse|provider|he|she|staff|dentist|pa|they|surgeon|therapist|hygienist|np|tech) .. (was|were|is|spent|barely|only|never|rushed|did not|didnt|misdiagnos*|messed|botched|ignored|refused|dismissed|yelled|treated me|screwed|hurt me|laughed) .. (rude|listen*|minutes|seconds|looked|awful|horrible|terrible|unprofessional|help|wrong|me|up|like|condescending|racist|mean|dismissive|do anything|touched|examined|talked|seconds|min|care|nasty|disrespectful|attitude)
        (misdiagnos*|malpractice|botched|negligen*|wrong (diagnosis|tooth|medicine|medication|prescription|leg|arm|patient|procedure|dose|side|eye|test)|incompetent|butcher*)
        (redo|re do|refund|fix|replace|repair) .. (free|no charge|filling|crown|it|work|for)
        (terrible|horrible|awful|bad|poor|worst|lousy|subpar|crappy|shitty|unacceptable) .. (care|service|treatment|experience|bedside|doctor|job|visit|quality)
        (not|never|wasnt|were not) (happy|satisfied|pleased) with .. (care|service|treatment|visit|doctor|work|results|procedure)
        (why (would|should|do) i|not (paying|gonna pay|going to pay|pay)|refuse to pay|should not have to pay|shouldnt have to pay) .. (for (that|a|something|the|bad|service|services|treatment|care|visit|nothing)|when)
        (service|services|procedure|test|treatment) (not|never|was not|were not|wasnt) (rendered|provided|performed|received|done|given|needed|necessary|authorized|ordered|requested|completed)
        (did not|never|didnt) (ask|agree|consent|approve|authorize|want|need|order|request|asked|agreed|authorized|consented) .. (for|to)? .. (test|procedure|service|treatment|labs|surgery|xray|that|visit|extra|scan|it)
        (unnecessary|not necessary|not needed) (test|tests|procedure|treatment|visit|services)?
        (only|just) (saw|talked|spoke|met|seen|there) .. (nurse|minutes|min|receptionist|pa|video|phone|for (5|five|ten|two|2|3)|assistant|seconds|once)
        (told|made|asked) (me|her|him) .. (stop|come back|wait) .. billed
    """,
    es="""
        (no|nunca|ni) (me |nos |le |siquiera |lo |la )* (hicieron|hizo|atendi*|dieron|dio|revis*|realiz*|vio|vieron|pusieron|sacaron|tomaron|trat*|ayud*|explic*|cur*|sirvio|funciono|examin*) .. (estudio|examen|prueba|bien|doctor|radiografia|rayos|analisis|nada|tratamiento|servicio|cirugia|procedimiento|medico|vacuna|medicina|mal|resultado*|ultrasonido|lo que)?
        (mal|mala|pesim*|horrible|terrible) (servicio|atencion|trato|experiencia|doctor|trabajo)
        (me|nos) (atendi*|trat*) (muy |bien )? (mal|feo|grosero*|como)
        (espere|esperamos|esperando|estuve esperando) .. (hora|horas|minutos|mucho|rato|todo el dia)
        (me )? (fui|sali|fuimos) sin (que|ser) (me )? (atendi*|vieran|viera|visto|atendid*)
        (doctor|doctora|enfermera|dentista|medico) .. (groser*|no me (escucho|hizo caso|reviso|atendio|explico)|rudo|ruda|ni me|mal|solo|prepotente|racista)
        (corona|muela|diente|relleno|empaste|puente|placa|tapadura|brackets) .. (cayo|rompio|quebro|cay*|salio|no sirve|duele|quedo mal)
        (codigo|codific*) .. (mal|equivoc*|incorrect*|error)
        (negligencia|diagnostico equivocado|mal diagnostico|mala praxis)
        (cargo|cobro|multa) por (no (presentarme|llegar|ir)|cancelar|faltar|cita)
        (no )? (autorice|autorize|pedi|solicite|acepte) .. (estudio|procedimiento|prueba|servicio|tratamiento|eso|cirugia)
        servicio* (que )? (no|nunca)
    """,
    unless="""
        (waited|waiting|wait) .. (on hold|for (my|a) (check|paycheck|refund|insurance|call))
        (did not|didnt|not) (work|help) .. (link|page|portal|website|card|site|this (week|month)|code|button|for two|today)
        (link|page|portal|website|card|site|code|button|app|number|phone) .. not work
        (have not|not|havent|hasnt) worked
        (do not|did not|not) work (at|for|on|in|anymore|right now|here|there|fridays|weekends|this|there)
        (never|did not|not) (got|get|received|receive) .. (bill|statement|results by mail|letter|invoice|call|itemized)
        (results|resultados)
    """,
)

INSURANCE: Final = Topic(
    "insurance",
    Label.INSURANCE,
    "says that a payer should pay",
    hold=HoldKind.DISPUTE,
    work=WorkKind.REVIEW,
    urgency=Urgency.P2,
    en="""
        (my|our|the|his|her|have|has|had|through|bill|billed|billing|run|ran|submit*|sent|send|waiting on|filed with|new|secondary|primary|other|under|got|get|added|add|update|called|calling|talk* to|spoke (with|to)|with|medical|health|state|private|by|from|to|that|did|no|any|file|process*|cover*|contact|re bill|rebill|lost|lapse*|on) (the |my |our |his |her |new |old |secondary |other |primary |health |medical |dental |auto |car |supplemental |private |state |current |correct |right )* ({insurer})
        (insurance|insured|uninsured|insurer|medicaid|medicare|medi cal|medi care|tricare|obamacare|blue cross|bcbs|aetna|cigna|united healthcare|uhc|kaiser|humana|ambetter|molina|anthem|geico|state farm|allstate)
        (workers|workmans|workman|work) comp*
        (auto|car|motor vehicle|work|slip and fall|on the job|bike|motorcycle|vehicle) (accident|injury|crash|collision|wreck)
        (mva|pip claim|med pay|third party liability|liability claim)
        (claim|appeal|appealing|appealed|preauth*|prior auth*|authorization|referral|pre authorization|in network|out of network|subrogation|coordination of benefits|cob|eob|explanation of benefits|resubmit*|re submit*|re bill*|rebill*|reprocess*|denial|denied claim|timely filing|deductible|marketplace|open enrollment)
        (covered|cover|covers|coverage) .. (this|it|100|fully|that|plan|by|the visit|me|under|everything|in full|benefits)?
        (charity|va|ihs|tribal|indian health) (benefits|coverage|pays|covers)
        no surprises act
        good faith estimate
        surprise bill*
        (qmb|dual eligible|spend down|share of cost|champva|cobra)
    """,
    es="""
        (seguro|aseguranza|aseguradora|poliza|medicaid|medicare|medi cal) (medico|lo|la|no|va|tiene|debe|deberia|cubr*|pag*|iba|me|que|de|es|ya|dijo|y|nuevo|secundario|para)?
        (mi|el|tengo|tenia|tenemos|mandar* a|cobr* a|cobr* al|con el|al|del|un|otro|nuevo|su) (nuevo |otro )? (seguro|aseguranza|aseguradora|poliza)
        (reclamo|apelacion|reclamacion|autorizacion previa|deducible|cobertura|beneficios|fuera de la red)
        (cubre|cubrir|cubria|cubierto|cubierta|cubren|cubra)
        (accidente|choque) (de|en) (carro|auto|trabajo|coche|el trabajo|la chamba)
        (compensacion|accidente) (laboral|de trabajadores|del trabajo|al trabajador)
        lo paga (el|la|mi|medicaid|medicare)
    """,
    unless="""
        life insurance
        insurance card
        (seguro|segura) (que|de que) (si|no|pague|pago|ya|voy|les|le|lo)
        (seguro social|numero de seguro|por seguro|de seguro|estoy segur*|es seguro|no es seguro|seguro que|muy seguro|mas seguro)
        covered (my|by) (rent|shift)
        (cover|covered) (it|this|that|the (balance|bill|payment|rest)|half|for me|my (balance|bill|payment)) (on|by|this|next|friday|monday|tomorrow|when|as soon|myself|in)
        (can|will|ill|i could|going to) cover (it|this|that|half|the)
    """,
)

INSURANCE_PENDING: Final = Topic(
    "insurance_pending",
    Label.INSURANCE,
    "says that insurance is still deciding",
    hold=HoldKind.INSURANCE_PENDING,
    work=WorkKind.REVIEW,
    urgency=Urgency.P2,
    en="""
        (wait|waiting|waitin|pending|hold|until|till|til|after|once|when) .. (on|for|from|with|to hear from|by)? (my |the |our )? .. (insurance|{insurer}|claim|appeal|eob|medicaid|medicare) .. (process*|pay*|to pay|to process|decide*|respond*|approve*|finish*|response|get back|settle*|review*|come*)?
        (insurance|{insurer}|claim|appeal|medicaid) .. (is|are|has|still|not|have) .. (process*|pending|review*|working on|deciding|finished|paid yet|in progress|being|open|under review|appealing|appeal|responded yet|approved yet|processing)
        appeal .. (pending|filed|in|open|with|submitted|process)
    """,
    es="""
        (esper*|pendiente|hasta que|cuando|proceso|proces*) .. (seguro|aseguranza|medicaid|medicare|medi cal|apelacion|reclamo)
        (seguro|aseguranza|medicaid|apelacion|reclamo) .. (pendiente|proces*|revis*|proceso|tramite|no ha (pagado|contestado|respondido)|todavia|aun)
    """,
    unless="(numero|tarjeta) (de|del) seguro",
)

HARDSHIP: Final = Topic(
    "hardship",
    Label.HARDSHIP,
    "says that they cannot afford this",
    hold=HoldKind.HARDSHIP,
    work=WorkKind.HARDSHIP,
    urgency=Urgency.P1,
    en="""
        (can not|could not|not able to|unable to|no way i can|no way to|can barely|barely|hardly|struggling to|struggle to|trying to|hard to|difficult to|not in a position to|impossible to|not going to be able to|wont be able to|will not be able to|cannot|can't even|dont know how i can|not possible to|having trouble|trouble) (even |really |possibly |afford to |currently |to |honestly |literally |quite |just |keep |be able to )* (afford|pay|paying|make ends meet|make rent|feed|keep up|cover|come up with|buy food|buy groceries|pay bills|keep the lights|eat|survive financially|swing|make it|put food|get by|keep my)
        (afford|affording|affordable) (this|it|that|to|the|food|rent|anything|my|groceries|any|all|right now|medicine)?
        (lost|losing|lose|quit|fired from|laid off from|no longer have|out of|let go from|cut|cutting|reduced|without|between|no|dont have a|do not have a|have no|looking for|got no|need a) (my |our |a |his |her |the |both |any |of )* ({job})
        (laid off|layed off|furlough*|unemploy*|jobless|let go|got fired|was fired|been fired|got canned|out of work|not working|between jobs|no income|no paycheck|downsized|company closed|business closed|workplace closed|plant closed|strike|shut down)
        (not|have not|havent|hasnt|has not|cant|can not|unable to|been unable to|not been) (been )? (worked|employed|find work|find a job)
        (not|have not|has not|stopped|can not|unable to|been unable to|not been) (been )? (working|work) .. (since|for|because|right now|now|due|anymore|months|weeks|at the moment|currently)
        (no|have no|got no|aint got|dont have|do not have|did not have|without|short on|out of|low on|tight on|running out of|not enough|not much|dont have any|never have|not have the|dont have the|lack the|no extra|not got) (any |enough |the |that kind of |that |extra |much |no |this kind of )* (money|funds|cash|income|resources|savings|means|dough|finances|way to pay|dollars)
        (do not|dont|did not|aint|simply do not|not) (have|got) (it|that|anything|nothing|a dime|a penny|a cent|two nickels|shit|any|a dollar) (to|right now|now|sorry|im sorry|i am sorry|left|all|at|like that|for|until|honestly)?
        (broke|poor|destitute|penniless|homeless|evicted|eviction|foreclos*|repossess*|repo|food bank|food stamps|food pantry|snap benefits|welfare|tanf|wic|section 8|ebt|going hungry|starving|couch surfing|living (in|out of) (my|our|a|the) (car|truck|van|shelter|motel)|in a shelter)
        (living|live) .. (car|paycheck to paycheck|truck|van|street|shelter|streets|check to check|motel|tent|with my parents|on (disability|social security|a fixed))
        (on|get|gets|living on|only get|live on|receive|receiving|collect*|just|applied for|waiting on|waiting for) (a |my |only |social security )* (fixed income|disability|unemployment|limited income|assistance|food stamps|welfare|one income|social security|minimum wage|low income|pension only|public assistance|government assistance)
        (fixed|limited|low|one|single|no|reduced|loss of|very little) income
        (disabled|disability)
        (hard|tough|rough|difficult|bad|tight|trying) (times|time|financially|month|year|spot|situation|place|right now|patch|stretch|economy)
        (money|things|finances|budget|cash|funds|its|it is|been) (is|are|are really|is really|is super|super|real|really|very|so|pretty|kinda|a bit|been) .. (tight|rough|hard|tough|short|bad|low|difficult|scarce|struggling|stretched)
        (struggling|strugglin|barely (making|getting|surviving|scraping)|scraping by|drowning|overwhelmed|sinking|going under|swamped|behind) (financially|with|in|on|to|by|right now|bills|rent|debt|so|and|trying|mortgage|everything)?
        (behind) .. (rent|mortgage|bills|everything|payments|utilities|car note|electric)
        (choose|choosing|choice|decide|deciding|pick) .. (between|groceries|food|rent|medicine|gas|eat|eating|lights|feed*)
        (financial|charity|hardship|payment|income based|sliding|need based|low income|assistance|medical bill) (assistance|aid|help|care|scale|program|application|discount|hardship|relief|support|fund|forgiveness|difficult*|trouble|problem*|struggl*|crisis|situation)
        (help|assistance|aid|discount|forgive*|waive|reduce*|relief|program|programs|grant|lower|write off|forgiven|cancel*|charity) .. (with (this|the|my) (bill|bills|balance|cost)|for (low|people|those|poor|uninsured)|paying|bill|balance|pay|available|i can apply|qualify|apply)
        (single|widowed|stay at home) (mom|mother|dad|father|parent|mum)
        (sick|ill|in the hospital|surgery|chemo|cancer|hospitalized|maternity leave|medical leave|fmla|injured|recovering) .. (can not work|not work*|no (income|pay|work|check)|lost|unable to work|out of work|and (cant|can not)|unpaid|without pay)
        (hours|pay|shifts|wages|salary|benefits|unemployment|checks|overtime) .. (cut|reduced|slashed|ran out|stopped|ended|garnish*|run out|docked|slow|late)
        (make|makes|making|earn|only make|get) (nothing|very little|so little|minimum wage|no money|almost nothing|barely|less than|not enough|only|like nothing)
        (too much|a lot of money|lot of money|so much money|too expensive) (for (me|us|my family)|right now|to pay|i (dont|do not|can not))
        (wiped|cleaned|drained|maxed|tapped) (me |us )? out
        (maxed|overdrawn|overdraft|negative|empty|zero|drained|in the red) .. (card|cards|account|bank|savings|checking)
        (all|only|most|best) i can (do|pay|afford|give|manage|spare)
        (down on my luck|in a bind|in a hole|strapped for cash|cash strapped|hurting (financially|for money)|pinching pennies|hard up|lean times|fell on hard)
        (kids|family|children) .. (feed|to feed|eat|hungry|diapers|food)
        (fire|flood|hurricane|tornado|house burned|burned down) .. (lost everything|house|home|destroyed)
        lost everything
        (cant|can not) (do|make|swing|manage) (it|this|that|any payment|payments|nothing|anything) (this month|right now|rn|at this time|at all|now|financially|atm|at the moment)?
        (not|never) (in the|in my|within my) budget
        (just|got|recently|barely) .. out (of )? (the )? (hospital|jail|prison|rehab) .. (work*|money|job|broke|pay|no)
    """,
    es="""
        no (puedo|podemos|podria|podre|voy a poder|pude|he podido|tengo (con que|para|como|forma de|manera de)|tenemos (con que|para|como)|hay (con que|para|como)|alcanzo a|es posible) .. (pag*|costear|cubrir|abonar|ahorita|este mes|por ahora|eso|tanto|todo|solventar|la renta|comer)
        no (tengo|tenemos|hay|cuento con|traigo|contamos con|me queda) (ni |el |nada de |mucho |suficiente |para |mas |ese |tanto |con que )* (dinero|lana|efectivo|un peso|un cinco|plata|recursos|fondos|feria|nada|un centavo|ingresos|trabajo|para|empleo|chamba|ahorros|un dolar|con que)
        (sin|busco|buscando) (dinero|trabajo|empleo|ingresos|chamba|recursos|un peso|lana)
        (perdi|perdio|perdimos|quede sin|quedo sin|quedamos sin|me quede sin|despid*|corrieron|corrio|descans*|desemplead*|desempleo|me cortaron|recort*|bajaron|quitaron|me quitaron|me bajaron|cortan|cortaron) (el |mi |su |de |sin |del |las |me |al |a )* (trabajo|empleo|horas|chamba|jale|job|sueldo|esposo|salario|ingresos|marido)?
        (desemplead*|despidi*|incapacidad|discapacit*|discapacidad|desahuci*|desaloj*|sin hogar|en la calle|me corrieron|lo corrieron|la corrieron|cesante|estampillas|cupones de comida|bancarrot*)
        (no me|no nos|ni me) alcanz* .. 
        (dinero|feria|sueldo|cheque|quincena) no (me |nos )? alcanza
        (situacion|problemas|dificultad*|apuro*|crisis|aprietos|momento) (muy |bien |esta )? (dificil|economic*|financier*|de dinero|complicad*|critic*|duro|duros)
        (esta|estamos|estoy|ando|andamos|anda|estan|las cosas) (muy |bien |super |pasando |con |tan )* (dificil*|apretad*|cort*|mal de dinero|quebrad*|jodid*|gastad*|bruj*|fregad*|limitad*|endeudad*|ahogad*|problemas economicos|pelad*|dur*)
        (ayuda|asistencia|apoyo|programa*|descuento|caridad|rebaja) (financier*|economic*|para|de|con|por|disponible|del|caritativa|si|que|cuando)
        (me|nos) (pueden|puede|podrian|podria) (ayudar|hacer un descuento|rebajar|bajar|perdonar|descontar|apoyar|dar un descuento) .. (pago|cuenta|bill|economic*|deuda|con)?
        (madre|mama|padre|papa) (solter*|sol*)
        (solo|nomas|apenas) (gano|recibo|vivo|sobrevivo|me alcanza|saco|tengo para|vivimos|me dan)
        (escoger|elegir|decidir) .. (comida|renta|medicina|comer)
        (renta|comida|luz|ninos|comer|hijos) .. (o pagar|primero|no alcanza|que mantener|atrasad*|que alimentar|no tengo)
        atrasad* .. (renta|pagos|cuentas|biles|con)
        (demasiado|mucho|mucha) (dinero|caro|cara|lana|plata) para mi
        (vivo|vivimos) .. (al dia|de (mi )?(pension|incapacidad|seguro social)|en (mi|el|un) (carro|albergue|refugio)|calle)
        (ingreso|ingresos|sueldo) (fijo|bajo*|limitad*|minimo)
        (enferm*|hospitaliz*|operad*|cancer|quimio|accidente) .. (no (puedo|he podido) trabajar|sin trabajar|no trabajo|no he trabajado)
        no (he|ha|hemos|estoy|estamos) (trabaj*|trabajando|podido trabajar)
        (es todo|es lo unico|lo unico|lo mas) (lo )? que (puedo|tengo|me alcanza|podemos)
    """,
    unless="""
        (can|could) afford (about|around|that|to pay|it|this|maybe|up to)
        (how|where) (do|can|could|should) (i|we) pay
        (can not|cant|could not|unable to|not able to|trouble|trying to|having trouble) .. (pay|paying) .. (online|portal|website|link|the link|on (the|your)|error|with (my|this) card|through|page|app|over the phone|until|til|till|before|friday|monday|tuesday|wednesday|thursday|saturday|sunday|the (1st|first|5th|10th|15th|20th|30th))
        (can not|cant|could not|wont be able to|will not be able to|unable to|not able to) pay (it )? (until|til|till|before|friday|monday|tuesday|wednesday|thursday|saturday|sunday|today|tomorrow|tonight|this week|on)
        no (puedo|podre|voy a poder|pude) pag* .. (hasta|antes|el (lunes|martes|miercoles|jueves|viernes|sabado|domingo)|en linea|por internet|en la pagina|con|hoy|manana|link|portal)
        no (me )? deja pag*
        (broke) (my|his|her|the|a|it|off|down|out|their)
        (he|she|it|car|tooth|crown|phone|arm|leg|link) broke
        (hard|tough|difficult) time (understanding|finding|getting|reading|with (the|your) (website|portal|link|site)|logging)
        (strike|struck) (out|a)
        (not working|not work) .. (link|portal|site|page|website|phone|card|number|button)
        (link|portal|site|page|website|phone|card|number|button|app) (is|are|was) not working
        (fired|let go) of
        (insurance|claim|payment|card) .. (covered|cover)
        (help|ayuda) .. (understand|log in|entender)
        (no|ya no) puedo (entrar|hablar|respirar|mas)
    """,
)

PAID: Final = Topic(
    "paid_already",
    Label.PAID_ALREADY,
    "says that it is paid",
    hold=HoldKind.DISPUTE,
    work=WorkKind.REVIEW,
    urgency=Urgency.P2,
    en="""
        (already|allready|alredy|just|have|has|had|been|was|were|is|i|we|he|she|they|husband|wife|mom|dad|mother|father|did|got|it|all|thats|that is|this|fully|ive|yes|yesterday) .. (paid|payed|settled|satisfied) (it|this|that|the|in|off|you|for|already|my|full|on|at|over|by|last|with|up|today|yesterday|online|and|everything|them|this|u|thanks|thx|copay|cash|check|two|a|when|via|through|your|ur|half|some|part|to|before|directly|front|w|me|so|everything)?
        already (paid|took care|sent|mailed|made|did|handled|settled|taken care|done|gave|cleared|zelle*|venmo*|submitted|dropped|called and paid|pay|given|been paid|put|charged)
        ^ (i |we |just |all |done |fully )* paid
        (paid|payed) (in full|off|already|last|on|yesterday|twice|the|it|this|that|at|today|online|by|with|via|through|for|my|two|three|a|you|cash|over|off|up|everything|full|when|front|half|thru|copay|u|them|to|your|directly|before|when i)
        (sent|mailed|dropped|made|submitted|posted|put|gave|transferred|wired|zelled|venmoed|cashapped|handed|processed|authorized|overnighted|completed|did) .. (check|checks|payment|money order|money|payments|online|in the mail|on the|last|yesterday|portal|through|cash|full amount|balance|it (yesterday|last|on|already|in|monday|tuesday|wednesday|thursday|friday)|at the (desk|front|office|window|counter|visit|time)|off (at|yesterday|last)|credit card|card number)
        (zelled|venmoed|cashapped|mailed it|sent it|paid it|paypaled)
        (check|payment|money order|money) (was|is|has|already|should|went|got|cleared|has been|have|been) (already |been )? (sent|mailed|made|cleared|cashed|posted|through|in the mail|on its way|on the way|processed|received|there|submitted|deposited|be there|paid|went through|gone through)
        (check|cheque) (is )? in the mail
        (bank|card|account|statement) .. (shows|says|show|confirms|cleared|charged|withdrew|took|taken|debited|deducted) .. (paid|payment|cleared|it|cashed|you|money|out)
        (confirmation|receipt|cancelled check|canceled check|proof|reference|check|transaction) (number|of payment|no|id|that|attached|shows|from|copy|is|for|right here|to prove|of)
        (have|got|see|attached|here is|heres|sending|showing|attaching|with|keep|kept|saved) .. (the |my |a |proof |attached )* (receipt|confirmation|proof|cancelled check|canceled check|screenshot)
        (told|said|tell|telling|texted|replied) .. (already|i|its|it was|that i|times) .. paid
        (all|been|was|already|has been|its|it is) (taken care of|squared away|settled|cleared|handled|paid up|caught up|paid in full)
        took care of (it|this|that|everything|the) .. (already|yesterday|last|today|online|on|monday|tuesday|wednesday|thursday|friday|this morning|before|at|weeks|check)
        (took|taken) care of .. (already|yesterday|last|this morning|check ur|check your|weeks ago|days ago)
        (zero|no|0) balance .. (portal|says|shows|online|left|already)
        (thought|pretty sure|believe|sure|swear|thinking) .. (i|we|that|this|it) .. (paid|taken care)
        (update|check|fix|correct) .. (your|ur|the) (records|system|account|books|files|computer|ledger)
        (done|did it|all done) (paid|already|payment|yesterday|online)
    """,
    es="""
        (ya )? (pague|pagamos|pagado|pagada|pagaron|liquide|abone|deposite|liquidado|liquidada|cubierto) (la|el|eso|esa|ese|todo|por|en|con|ayer|hace|hoy|anoche|lo|los|las|mi|a|su|completo|desde|semana|mes|al|online|con|esta|este|dos|una)?
        ya (lo |la |los |las |esta |les |le |se |me |quedo |fue |habia |he |eso |esa |mi |yo |todo |esta |hice |hicimos )* (pague|page|pagado|pagada|pago|pagamos|pagaron|mande|deposite|liquid*|abone|hice|envie|di|transferi|cobraron|cubri|quedo|hizo|cancele|pagad*) 
        (hice|hicimos|mande|envie|deje|realice|di|realizamos|hizo) .. (pago|pagos|cheque|deposito|transferencia|dinero|money order|abono|giro|zelle)
        (esta|quedo|fue|estaba|esa|eso) (ya )? (todo )? (pagad*|liquidad*|saldad*|cubiert*)
        (tengo|aqui|adjunto|mando|les mando) .. (recibo|comprobante|confirmacion|prueba|ticket) .. (pago|pague|deposito)?
        (mi|el|la) ({pariente}) (ya )? (lo |la )? (pago|pagó) (ayer|ya|la semana|el|hace|eso|esa|todo)
        (cheque|pago|deposito) (ya )? (fue|va|esta|se|paso|salio|llego) (enviado|mandado|en camino|en el correo|cobrado|hecho|cobro|realizado|procesado|pasar)
        (me )? (cobraron|descontaron|sacaron) (ya|del banco|de la tarjeta|de mi cuenta|el dinero)
    """,
    unless="""
        (when|once|if|until|till|til|before|after|as soon as|soon as|whenever|gotta|not|never|have not|havent|get|gets|getting|got|be|being|wont be|will be|will have|to get|to be|should be|want|need|would have|not been|hasnt|has not|every|next|till i|until i) (i |we |you |it |this |he |she |they |not |am |is |are |get |have |been |my |mine |my bill |them |all |gets |fully |insurance |the |husband |wife )* (paid|payed)
        (i|we|he|she|they|husband|wife) (get|gets|got|am getting|will get|will be) paid
        (do not|dont|wont|not) get paid
        (paid|payed) (on|every|biweekly|weekly|monthly|next|this|tomorrow|friday|fridays|the) .. (so|then|and (will|can)|i (will|can)|ill|week|month|other|friday|15th|1st|check)
        (being|not been|should be|been) paid (by|under|for my|enough|every|weekly|late|on)
        (will|can|could|should|would|ill|going to|gonna|might|want to|need to|trying to|like to) (be |get |have |all |already )* (paid|taken care of|settled|sent|mailed|handled|made|cleared|put|cover*)
        (insurance|medicaid|medicare|they|{insurer}|payer) .. (paid|pays|should have paid|was supposed|already paid|has paid|have paid|not paid)
        paid (leave|off|time off|vacation)
        (cuando|si|hasta que|en cuanto|despues de que|antes de que) .. (me )? (pag*|deposit*|cobr*)
        (me|nos) (pago|pagan|paguen|pagaron) (el|la|cada|hasta|los|mi|a)
        (le|les|lo|la|yo|te|se lo|se los|ya le|ya les) (le |lo )? pago (el|la|manana|a|en|los|hoy|cuando|este|otra|despues|si|para|pronto|en cuanto|luego|al|lo)
        (no|nunca|todavia no|aun no) (he |lo he |la he |se ha |ha |hemos |esta )* (pagad*|pague|liquid*)
        (un|el|mi|hacer (un|el)|plan de|cada|ese|primer|de|en|los|proximo|por|otro|este) pago
        deposite .. (cheque cuando)
        (check|fix|update) .. (your|the) (records|system) (for|to see|if|my (new|address|insurance))
        (made|sent|put|gave) .. (appointment|complaint|mistake|insurance|card on file)
        (sent|mailed|gave|submitted|given) .. (insurance|information|info|form|forms|application|records|paperwork|documents|claim|id|my new)
        did it go
        got paid
    """,
)

PROBLEM: Final = Topic(
    "payment_problem",
    Label.PAYMENT_PROBLEM,
    "tried to pay and could not",
    urgency=Urgency.P2,
    en="""
        (link|links|page|site|website|portal|app|button|form|card|system|payment|url|qr code|code|login|password|account|machine|phone line|automated system|payment page|web page|phone system|online) .. (does not|doesnt|did not|didnt|wont|will not|not|isnt|is|keeps|keep|stopped|was|is not|broken|dead|says|said|saying|froze|frozen|down|expired|crash*|got|error*|has an|times|timed|kicks|kicked|hung|never|would not|cant) .. (work*|load*|open*|broken|down|declin*|error*|reject*|fail*|expired|invalid|go through|go thru|accept*|let me|take*|frozen|freez*|blank|locked|crash*|denied|out|loading|not found|recognize*|responding|timing|unavailable|up|function*|process*|me off|spinning|logging|found|secure|dead)
        (link|page|site|website|portal|app) (is )? (broken|down|dead|expired|not working|broke|blank|crashed|froze|messed up|glitch*)
        (tried|trying|attempted|attempting|try|keep trying|kept trying|unable|can not|could not|cant|couldnt|wont let me|not letting me|will not let me|not able|trouble|having trouble|having issues|issue*|problem*|difficulty|no luck|hard time|failed|struggling|wouldnt let me|would not let me|did not let me|doesnt let me|does not let me|how come i) .. (to )? (pay*|log in|login|logging in|log on|get in|get into|sign in|access|make (a |my |the )?payment|submit|making (a |my )?payment|use the|open (the|your|it)|click*|load*|go through|process|complete|enter my|register|set up|reset|find (the|where|my) .. (portal|bill|account|link|pay)|see my (bill|balance|statement)|get (the|it) to (work|load)|get through) .. (online|portal|website|link|error|site|page|app|account|said|says|keeps|keep|but|fail*|went|card|phone|and it|wont|system|it)?
        (wont|will not|would not|not|doesnt|didnt|does not|did not|never) (even |going to |gonna )? (let|letting|allow|allowing|accept|accepting|take|taking) (me|my|us|the) .. (pay|log|card|in|payment|sign|access|debit|credit|login|submit|check|amex|visa|through)?
        (card|payment|transaction|debit|credit card|debit card) .. (declin*|reject*|denied|fail*|did not go|didnt go|bounced|not go|returned|reversed|wont|not accepted|not work*|expired|cancelled|canceled)
        (declined|rejected|bounced)
        (locked out|account (is )?locked|forgot (my )?password|reset (my )? password|password (reset|does not|doesnt|not))
        (charged|charge|billed|debited|withdrew|took|taken|deducted|went through|paid|pulled|came out|taken out|payment) (me |my card |my account |my bank |it |money )* .. (twice|2x|two times|2 times|double|three times|3 times|multiple times)
        (double|duplicate) (payment|charge|charged|charges|withdrawal|debit)
        (did|has|was|is) (it|my payment|the payment|that|my card|i) (even )? (go through|go thru|gone through|went through|post|posted|process*|charged|received|get charged|take|work)
        (error|errors) (message|code|page|when|every|whenever|saying|on (the|your) (site|page|portal|website|app|link))
        (get|got|getting|gives|giving|gave|says|saying|keeps saying|said|shows|showing|with|an|just|keeps giving) (me )? (an |a |that |some )? error
        (error|glitch|bug|timed out|times out|time out|spinning wheel|404|page not found|blank page|invalid|session expired)
        (hung up|hangs up|hanging up|disconnect*|dropped|cut off|cut me off) .. (on me|me|automated|system|call|phone|pay*|while)?
        (still|not|hasnt|has not|havent|does not) (shows|show|showing|posted|post|credited|reflect*|applied|updated|says) .. (balance|owe|payment|paid|it|amount|due)
        (paid|payment) .. (still|but|not) (shows|show|showing|says|posted|has a|have a|a|reflect*|getting|credited|applied|owe|getting|got)
        (no|where|what|cant find|do not see|dont see|not see) .. (place|button|option|way|link|where) .. to pay
        (stop payment|nsf|insufficient funds)
    """,
    es="""
        (link|liga|enlace|pagina|portal|sitio|aplicacion|app|tarjeta|sistema|pago|cuenta|boton) .. (no|marca|da|sale|dice|esta|se|fallo|falla|rechaz*|declin*) .. (abre|funciona|sirve|carga|entra|deja|jala|pasa|paso|acepta|error|caid*|bloquead*|trab*|abrir|cargar|invalid*|congel*|existe|procesa|responde|expir*|venci*|rechazada|declinada)
        (no|ni) (me |nos )? (deja|permite|acepta|dejo|permitio|dejan|deja entrar|acepto|agarra|toma|recibe) (pagar|entrar|hacer|abrir|el pago|la tarjeta|iniciar|mi|poner|ver|acceder|hacer el)
        no (puedo|pude|logro|he podido|podemos) (entrar|abrir|acceder|iniciar|ingresar|hacer el pago|pagar (en linea|por internet|en la pagina|por la pagina|en el portal|online|con (la|mi) tarjeta|por el)|ver (mi|la|el)|registrar*)
        (trate|intente|quise|tratando|intentando|estoy tratando|estoy intentando) de? .. (pagar|entrar|hacer el pago|abrir) .. (no|pero|error|y)?
        (tarjeta|pago) .. (rechaz*|declin*|no paso|no pasa|neg*|deneg*)
        (rechaz*|declin*) .. (tarjeta|pago)
        (cobraron|cargaron|cobro|descontaron|sacaron|hizo) .. (dos veces|doble|2 veces|tres veces)
        (marca|da|sale|dice|aparece|manda|tira|saca) (un |el |que )? error
        (olvide|perdi|recuperar|restablecer) .. (contrasena|clave|usuario)
        (se )? (paso|proceso|hizo|aplico|reflejo|registro) (mi|el) pago
        (pague|pago) .. (pero )? (no|todavia|aun|sigue) .. (aparece|refleja|sale|registr*|saliendo|apareciendo|debo|saldo)
        (se )? (colgo|corto) (la llamada)?
    """,
    unless="""
        (payment|payments|payment plan|bill) (is|are|was) (too high|too much|down payment)
        (down|up) payment
        not (accept|take) (my|the|your) insurance
        (card|insurance card) on file
        (can not|could not|cant) (pay|make (a |the )?payment) (friday|monday|until|till|today|this|it|right now|now|anything|all|that|the full)
    """,
)

PLAN: Final = Topic(
    "payment_plan_request",
    Label.PAYMENT_PLAN_REQUEST,
    "asks for a payment plan",
    urgency=Urgency.P2,
    en="""
        (payment|pay|monthly|installment|instalment|budget) (plan|plans|arrangement|arrangements|agreement|option plan|schedule|arrangment)
        (installment|installments|instalment|instalments)
        (make|do|set up|setup|take|accept|offer|allow|arrange|get on|work out|have|get|pay in|split into|start|on|low|small|smaller|few|monthly|some|weekly|biweekly|several|multiple|partial|little|tiny) (monthly |small |smaller |weekly |some |low |a few |little |partial |2 |3 |4 |two |three |four |several |the |multiple |biweekly |bi weekly )* payments
        (payments|pay) (monthly|each month|every month|every (two|2|other) weeks|weekly|biweekly|bi weekly|instead of|over time|a little at a time|on time|until its paid|until paid|a month|per month|per week|per paycheck|a week|each paycheck|every paycheck|each check|every check|every payday)
        {number} (dollars)? (a|per|each|every) (month|week|paycheck|check|payday|pay period|two weeks|2 weeks|other week|other friday|friday|{number} weeks)
        (a|per|each|every) (month|week|paycheck|check|payday) .. (is (what|all)|what i can|all i can|until|ok|works|plan|be ok|possible|toward|towards)
        (month|mo|week) (until|till|til) .. (paid|gone|done|pay)
        (split|break|spread|divide|chop|stretch) (it|this|that|the (bill|balance|payment|payments|amount|total)|my (bill|balance|payment)|them|these)? (up |out |into |over |in )* .. (payments|months|half|two|2|three|3|4|up|out|time|over|installments|monthly|parts|smaller|down|into)
        (pay|paying) (it |this |off |that |the (balance|bill) )* (off )? (in |over |a )(parts|pieces|increments|chunks|time|a few|several|little by little|bit by bit|couple|couple of|two|three|bits|little at a time|little bit at a time|stages|halves)
        (little by little|bit by bit|over time|a little at a time|little at a time|over (a few|several|the next few|some|two|three|six|12|6|3|4) months)
        (too much|not|can not|cant|cannot|do not have|dont have) .. (all at once|in one shot|at one time|in full|all at one time|in one payment|all of it (at once|now|right now)|the whole thing|one lump sum|lump sum|full amount|the full|at once|it all)
        (toward|towards|put|send|pay|apply|do) .. (every|each|per|a) (month|week|paycheck|payday|two weeks|check|other)
        (every|each) (two|2|other|three|3) (weeks|week|months|friday|payday|paycheck)
        (can|could|may|let) (i|me|we|us) (do|make|pay|send|give) .. (payments|partial|something small|what i can|a partial|part|some now|half now|half and)
        (half now|half today|partial payment|part now|some now) .. (half|rest|later|the (other|rest)|and)?
        (work|working) (something|anything|it|this|a deal) out
        (work|working) with me
        (minimum|lowest|smallest|least) .. (payment|i can pay|monthly|a month|amount)
        (finance|financing|financed|care credit plan|defer*|layaway|payment options|pay later|affirm|klarna)
        (extend|extension) .. (payments|plan|months|time to pay)
        (need|want|like|request) (a |some |more )? (arrangement|arrangements)
    """,
    es="""
        (plan|planes|arreglo|acuerdo|convenio|facilidades) (de|para|en) (pago|pagos|pagar)
        (en|por|hacer|aceptan|acepta|hago|dar|puedo hacer|a|mediante|con) (varios |pequenos |dos |tres |unos |algunos |los |mis |pocos |cuatro )* (pagos|abonos|plazos|partes|mensualidades|cuotas|parcialidades|exhibiciones|pagitos|abonitos)
        (pagos|abonos) (mensuales|chicos|pequenos|semanales|quincenales|cada|por mes|parciales|mas chicos|comodos)
        (mensual|mensuales|mensualmente|mensualidad|mensualidades|abonos|abonando|plazos|cuotas|parcialidades)
        (poquito a poquito|poco a poco|de a poco|poquito cada|un poco cada|de poquito|por partes|en partes|de poquitos)
        (al|por|cada) (mes|semana|quincena|15 dias|quince dias|dos semanas|cheque) .. (puedo|es lo|hasta|les|pago|doy|esta bien|abono)?
        (no (puedo|tengo)|muy|mucho|es mucho) .. (todo (de una vez|junto|completo|ahorita|a la vez)|de un jalon|de golpe|de una sola vez|en un solo pago|completo)
        (dividir|partir|repartir|fraccionar|separar) .. (pago*|cuenta|saldo|partes|meses|dos|tres|en|lo)
        (puedo|podria|podemos|se puede|me dejan|me permiten) .. (abonar|ir pagando|dar abonos|ir abonando|hacer abonos|pagar (de a|poco|poquito|en|por|la mitad)|dar poco)
        (ir|estar|seguir) (pagando|abonando)
        (dar|doy|pagar|pago|abonar|puedo dar) .. (cada mes|al mes|por mes|mensual*|cada quincena|a la semana|cada semana|por semana|cada 15 dias)
        (pago minimo|minimo que puedo|lo minimo)
        (la )? mitad (ahora|hoy|ahorita|y la otra|ahora y)
    """,
    unless="""
        (sent|made|missed|already on|have been making|been making) (the|my|all|a|all my) .. payments
        (health|insurance|medical|dental|treatment|care|data|family|phone) plan
        work with me on
        (get|gets|got|am) paid (every|biweekly|weekly|monthly|twice)
        (me )? (pagan|pago|cobro|depositan) cada
        al mes que
        (por|al|cada|el) mes (que viene|proximo|entrante|pasado)
    """,
)

REFUSAL: Final = Topic(
    "refusal",
    Label.REFUSAL,
    "refuses to pay",
    urgency=Urgency.P2,
    en="""
        (not|never|aint|wont|refuse to|refusing to|no intention of|wont be|isnt|refuse) (ever |be |going to |gonna |gon |to be |be going to |willing to |about to |planning on |planning to |to |am |having to |will |even |gonna be |going to be )* (pay|paying|paid|give you|giving you|send you|sending you|give yall|giving yall|see a (dime|cent|penny)|pay you|pay yall|handing over)
        (refuse|refusing|refused) .. (pay|bill|this|to)?
        (wont|will not|not|never|aint) .. (get|getting|see|seeing|receive|have|give|pay|giving|paying|take) .. (a |one |another |single |red |one more )* (dime|cent|penny|nickel|dollar|money|nothing|anything from me|shit from me|another cent|me to pay|it from me)
        (good luck|try and|try) (with )? .. (get|getting|collect|collecting|make me) (that|it|this|me|money|anything|paid|a dime)?
        (send|sending|turn|put|give|go ahead|take) (it|me|this|that) .. (to |over to |into |in )? collections
        (send|take) it to (collections|collection|whoever|the agency)
        (do not|dont|idc|not|could not) (care|give a (fuck|shit|damn)) .. (if|about|what|send|collections|credit|bill|do it|this)?
        (you can not|cant|can not|try) make me pay
        (will not|wont|not going to|never going to|never gonna|not gonna) (happen|pay|be paying)
        ^ (nope|nah|no way|hell no|fuck no|no thanks|never|no thank you|not happening|absolutely not|no chance|no sir|no maam|not a chance|nada|when hell freezes over|in your dreams|forget it|hard pass|screw that|no)  $
        (hell|fuck|hells) no
        over my dead body
        (when hell freezes|pigs fly|in your dreams|dream on|keep dreaming|kiss my ass|eat shit|kick rocks|pound sand|shove it|shove your bill|screw (you|your bill|this bill))
        (do not|dont) (expect|count on|hold your breath|waiting for|look for) .. (pay*|money|check|dime|cent|me)?
        (do|did) not plan (on|to) pay*
        (decline|declining) to pay
        (write|writing) it off
        (no one|nobody) .. (pay|paying) (this|that|for (this|that)|you)
    """,
    es="""
        (no|ni|nunca|jamas|tampoco) (les |le |lo |la |voy |vamos |pienso |quiero |pretendo |a |me |van |voy a |vamos a |tengo por que |tenemos por que |tengo que |hay razon para |esperen que |cuenten con que |se los |se lo |les voy a |pagare |estoy dispuest* a )* (pag*|dar* (nada|un (peso|centavo|cinco|dolar))|pagar nada|a pagar)
        (me niego|nos negamos|rehuso|rechazo) a? .. (pagar|dar|pago)?
        (ni un (peso|centavo|cinco|dolar|quinto))
        (hagan|haga|hagale) (lo que|como|como le) (quieran|quiera|puedan|hagan)
        (mand*|envi*|pas*|ech*) .. (a )? (colecciones|coleccion|cobranza|collections|agencia)
        no me importa .. (credito|cobr*|cuenta|si|coleccion*)?
        ^ (nel|ni loco|ni loca|ni madres|ni de broma|nunca|jamas|para nada|ni modo|no gracias|ni pensarlo) $
        (suerte|buena suerte) .. (cobr*|con eso|quitandome)
        ni muert*
    """,
    unless="""
        (not|never) paid (by|yet|until|enough|for my|back)
        (not|wont|will not) (be )? (able to|get paid|going to be able to|gonna be able to|have it|be paid) .. (pay|until|till|til|friday)?
        (not|can not|cant|wont|will not) .. pay* .. (until|till|til|today|before|right now|this week|it all|all of it|in full|full amount|online|all at once|whole|the full|yet)
        (can not|cant|could not|unable to|not able to|afford to|not have to|shouldnt have to) .. pay
        not (pay|paying) attention
        no (puedo|podre|he podido|pude|puede|podemos|podria|voy a poder|alcanzo a|alcanza para|tengo para|tengo con que|tengo dinero para|tengo como|tenemos para|pague (todavia|aun|porque)|me deja|deja|dejan) .. pag*
        no (he|hemos|ha) pagad* (porque|todavia|aun)
        no pag* (hasta|todo|completo|antes|ahorita porque)
        no (les|le|lo|la) (pago|pague|voy a pagar) (hasta|todo|completo|antes|hoy)
        (nadie|no) me (pag*|han pagado|deposit*)
        no (thanks|thank you) (stop|necessary)?
        (do not|dont) care (how|who|when)
        (seguro|aseguranza|medicaid|ellos) no (pag*|quier*)
    """,
)

PAY_NOW: Final = Topic(
    "pay_now",
    Label.PAY_NOW,
    "wants to pay now, or asks how",
    urgency=Urgency.P3,
    en="""
        (send|resend|text|email|give|need|want|get|can i get|where is|wheres|whats|what is|have|share|shoot|forward|re send|drop|got|lost|is there|provide|click*|use) (me |us |the |a |that |your |my |over |again |payment |bill |pay |secure |another |new |it |to |an |online |please )* (link|website|web site|url|payment link|pay link|portal|online payment|payment page|payment site|payment info|payment information|site)
        (how|where|what) (do|can|could|would|should|does|is|are|to|way|ways|all|methods|forms|number|else|other) .. (i |we |you |one |best |easiest |the |my |of |to |number |)* (pay|make (a |my |the )?payment|payment|payments|send (a |the |my )?(check|payment|money)|mail (a |the |my |it )?|accept|take|payment methods|payment options|pay this|pay my|pay the|send it|use to pay|send money)
        (how|where) .. (pay|payment|mail a check|send a check|send payment|send the check|mail the check)
        (ready|like|want|looking|trying|wanna|going|need|love|here|wish|able|prepared|happy|calling) (to )? (go ahead and |just |please |now |today )* (pay|make (a |my |the )?payment|take care|settle|clear|pay it|get this paid|pay off|get it paid|pay in full|submit (a )?payment|pay my (bill|balance))
        (can|could|may|should) (i|we) (just |please |go ahead and |still |also )* (pay|make (a |my |the )?payment|send) .. (over the phone|by phone|right now|now|online|today|with|by|here|cash|card|in person|at the (office|desk|front)|via|through|venmo|zelle|paypal|check|the whole|in full|at my|tonight|all of it|off|using|on (the|your) (website|portal|site|app)|it all|hsa|fsa)
        (do|does|can|could|will|would) (you|yall|you all|u|you guys|they|the office|your office) .. (take|accept|accepting|do|have|process|run) .. (venmo|cash app|cashapp|zelle|paypal|apple pay|google pay|hsa|fsa|care credit|carecredit|credit|debit|cards|card|check|checks|cash|amex|american express|discover|payments|payment|money order|online payment|online payments|ach|bitcoin|visa|autopay|auto pay|e check)
        (charge|run|use|bill|put) (it |this |the |my |to |on |that |me |60 |my bill |payment |the rest |everything |again |to my |the whole |full )* .. (card|credit card|debit|debit card|card on file|visa|mastercard|hsa|amex|checking|bank account|fsa)
        (card|payment method) (on file|ending|you have)
        run (it|my card|the card|that)
        (take|taking) .. (it|payment|money) (out )? (from|out of) (my )? (checking|savings|account|bank|card)
        pay (now|right now|online|today|by phone|over the phone|in full now|it now|this now|here|it off now|my bill|my balance|the balance now|with my card)
        ^ (pay|paying|payment|pay bill|pay now|link|ready|portal|website|pay my bill|make a payment)  $
        (mail|mailing|send|remit|payment|billing) address
        (what|whats) (is )? .. (website|web address|portal address|payment address|mailing address|venmo|zelle|routing number|address to (send|mail))
        (can|could) (someone|you|u|yall) .. (take|process|run) (a |my |the )? (payment|card)
        set up (autopay|auto pay|automatic payment*)
        (here is|heres) my (card|credit card|debit card)
    """,
    es="""
        (mand*|envi*|pas*|dar|dame|deme|denme|necesito|quiero|cual es|donde esta|me (puede*|podria*)|compart*|reenvi*|texte*) .. (link|liga|enlace|pagina|portal|sitio|vinculo)
        (como|donde|adonde|a donde|por donde|de que forma|en donde|cuales|que) .. (puedo |hago |se |le |les |hacer |para |formas de |metodos de |debo )* (pagar|pago|pagarles|hacer el pago|hago el pago|mando el (pago|cheque|dinero)|hacer un pago|deposito|depositar|envio el|mandar el|abonar|hacer mi pago|pagarlo|pagarla)
        (quiero|quisiera|listo para|lista para|me gustaria|deseo|necesito|vengo a|para|ocupo|estoy listo para|estoy lista para|ya puedo|puedo) (ya |hacer |realizar |mi |el |un |de una vez |ahora |ahorita )* (pagar|pago|pagarlo|liquidar|hacer el pago|hacer un pago|abonar) .. (ahora|ahorita|ya|hoy|en linea|por telefono|con tarjeta|mi (cuenta|bill|saldo)|la cuenta|este|todo|completo|de una vez|con|por|el saldo|la factura|en efectivo|mismo)?
        (aceptan|acepta|toman|reciben|tienen|recibe|puedo usar|agarran) .. (tarjeta*|efectivo|cheque*|zelle|venmo|paypal|pagos|credito|debito|cash app|money order|transferencia*|visa|depositos)
        (cobr*|carg*|us*|pas*|pong*) .. (mi |la |esta |a mi |en mi )?tarjeta
        pagar (ahora|ahorita|ya|hoy mismo|en linea|por telefono|por internet|en este momento)
        (cual es|me da|necesito) .. (direccion|domicilio) (para|de|postal)
    """,
    unless="""
        (not|dont|never|stop|wont|refuse to|aint|no|no longer|not going to|do not) (going to |want to |wanna |gonna |be |ever )* (pay|paying|click|clicking|open|use|send)
        (how|when|why) (much|many|long|come|often) .. (pay|owe)
        (how|what) (do|can|would) (i|we) .. (pay) .. (if|when i (have no|dont|can not)|without|with no|that much|for something)
        (pay|make (a )?payment|send) .. (on (the|friday|monday|tuesday|wednesday|thursday|saturday|sunday|my)|friday|monday|tuesday|wednesday|thursday|saturday|sunday|tomorrow|next|by the|in (two|2|three|3|a) (weeks|week|days|months)|end of|when i|once i|after|until|this weekend|later)
        (charge|charged|run|put) .. (twice|wrong|too much|without|again)
        no (quiero|voy a|pienso|puedo) pagar
        (link|page|site|website|portal|card) .. (does not|not|doesnt|wont|will not|broken|error|declin*|did not|expired)
        pag* .. (el (lunes|martes|miercoles|jueves|viernes|sabado|domingo)|manana|a fin|la (otra|proxima)|en (dos|una|15|quince)|cuando|quincena|hasta)
    """,
)

BALANCE: Final = Topic(
    "balance_question",
    Label.BALANCE_QUESTION,
    "asks what is owed, for what, or until when",
    urgency=Urgency.P3,
    en="""
        (how much|hw much|how mch|how many|what all|what amount) .. (owe|do i|balance|is it|is my|due|left|is this|is the|bill|total|remaining|pay|was it|do we|it|the bill|is owed|my|that|now|still|would)
        ^ (how much|balance|amount|total|amt|how much again|whats the total|balance) $
        (what|whats|what is|confirm|tell me|check|get|give me|need|know|verify|send me|need to know|see|find out|look up|current|remaining|outstanding|my) (my |the |our |current |is |the total |account |total |remaining |outstanding |his |her |exact |statement |full |is my |is the )* (balance|amount due|amount|total|total due|payoff|payoff amount|balance due|bill amount|copay amount|bill total|outstanding balance|amount owed)
        (what|whats|which) (is |was |were |are |for )* (this|that|it|these|the (bill|charge|charges|balance|visit|date|payment|text)|bill|charge|visit|my bill|visit was|visit is|date|dos|date of service|balance|service) (for|about|from|regarding|all about|this for|even for|exactly for|date|on)?
        (what|whats) (is )? (this|that|it|the bill|the charge|the balance) (for|about|from|regarding)
        (is|was) (this|that|it|the bill|this bill|the charge) (for|from|about|the|my|regarding|related) .. (visit|appointment|april|january|february|march|may|june|july|august|september|october|november|december|surgery|labs|er|last|xray|test|visit|copay|when|checkup|physical|son|daughter|kid|date)
        (when|whens|what day|what date) (is |was |does |do |are |did |the )* (it|this|that|my (bill|payment|balance)|the (bill|payment|balance|due date|deadline)|i|payment|bill|due) .. (due|pay|deadline|owe|happen|late|by)
        (due date|date due|deadline|when due|grace period|past due since)
        (do|does|did) (i|we) (still |really |actually |even )? (owe|have a balance|have anything|have any)
        (is|are) (there|my) .. (balance|anything (left|due|owed)|bill|interest|late fee|late fees|penalty)
        (late fee|late fees|interest|penalty) .. (when|stop|start|how|is there|charge|will|apply|accrue|does|do|if)
        (when|how|does|do|will|is there|are there) .. (interest|late fees|late fee|penalty|fees)
        (which|what) (visit|date|day|doctor|appointment|patient|kid|child|service|services|dates|location|office|provider|account|statement|month) .. (this|is|was|for|bill|it|that|are|the|from)
        (who|which one) .. (is this|for|patient|bill is)
        (explain|understand|explanation) .. (bill|charge|charges|balance|this|what|why|statement|it)
        amt
    """,
    es="""
        (cuanto|cuánto) (es|debo|seria|me falta|tengo que|es lo que|les debo|le debo|queda|es mi|falta|va a ser|hay que|debemos|es el|pago|adeudo|es la|salio|quedo|era|resta|cuesta|de|mas)
        ^ cuanto $
        (cual|que|confirm*|saber|decir*|diga*|ver|consultar|dar) .. (saldo|adeudo|balance|total|monto|cantidad|lo que debo)
        (de|por|para) que (es|son|era|fue|me|sera|se debe|visita|cita) .. (cobro|cuenta|esto|bill|cargo|factura|deuda|cobran|cobrando|eso|esta|este|mensaje|saldo|adeudo)?
        (que es) (este|esta) (cobro|cuenta|cargo|bill|factura|saldo)
        (cuando|que dia|para cuando|fecha) (se |vence|hay|tengo|es|debo|limite|de vencimiento|de pago|me toca) .. (vence|pagar|pago|limite|vencimiento|debo|ultimo)?
        (todavia|aun|sigo|tengo) (debo|debiendo|tengo saldo|algun saldo|saldo|deuda)
        (es|esto es|era) (de|por|para) (la|el|mi|una) (cita|visita|consulta|cirugia|examen|estudio|bebe|hijo|hija) .. (de|del|que)?
        (explic*|entend*|entiendo) .. (cobro|cuenta|cargo|factura|saldo|bill|que es|por que)
        (intereses|recargo*|multa) .. (cuando|si|cobran|hay|cuanto|tienen)
    """,
    unless="""
        (why|how) .. (so much|380|went up|wrong)
        how much (more|longer) .. (text*|call*|harass*|bother*|take|wait)
        (explain|understand) (it|this|that|why) (to (him|her)|before|already)
    """,
)

ITEMIZED: Final = Topic(
    "itemized_bill_request",
    Label.ITEMIZED_BILL_REQUEST,
    "asks for an itemized bill, statement or receipt",
    urgency=Urgency.P3,
    en="""
        (itemized|itemised|itemize|itemization|detailed|itemizd|iteamized|line by line|full|complete|paper|written|printed|hard copy|official) (bill|statement|invoice|list|receipt|copy|breakdown|charges|bills|account|account history|billing|summary|ledger)
        (itemized|itemised|itemize|itemization)
        (breakdown|break down|superbill|super bill|ub04|hcfa|cms 1500|line items|cpt|cpt codes|procedure codes|billing codes|diagnosis codes|icd codes|hcpcs)
        (copy|copies) of .. (bill|statement|invoice|receipt|charges|itemized|eob|bills|the statement)
        (mail|send|email|fax|need|want|get|give|forward|request*|print|provide|resend|have|never got|never received|see|require) (me |us |a |the |my |an |out |another |over |paper |new |it |copy of |to |you |can |us a |updated |full |final |written )* (statement|bill|invoice|receipt|receipts|bills|statements|paper bill|paper statement|list of charges|charges|payment history|account history|ledger|year end|tax statement)
        (receipt|statement|bill|invoice|documentation) .. (for (my |the )? (hsa|fsa|taxes|insurance|records|reimbursement|flex|tax)|with codes|w codes|with dates)
        (details|detail|list|list of|explanation) .. (charges|services|bill|what (i|we|was)|each charge|visit|procedures)
        (need|want|send|show|see|give me) .. (details|proof|documentation|validation|verification|validate) .. (debt|charge|charges|bill|owe|of)
    """,
    es="""
        (desglose|desglosad*|detallad*|detalle|detalles|por conceptos|itemizad*|superbill)
        (mand*|envi*|necesito|quiero|dar|pued*|solicit*|pid*|requier*|reenvi*|deme|dame|quisiera) .. (estado de cuenta|factura|recibo|copia de|lista de cargos|recibos|facturas|estados de cuenta|copia|bill por correo|bill por escrito|comprobante de)
        (codigos de|lista de|copia de) (procedimiento|servicios|cargos|la factura|la cuenta|mi cuenta|los cargos|facturacion)
        (recibo|factura) .. (impuestos|hsa|seguro|codigos|taxes)
    """,
    unless="""
        (stop|quit|do not|dont|never|no more) (send*|mail*|email*) .. (bills|statements|bill|statement|invoices)
        (got|received|have|saw|pay|paid|on|about|owe|for|opened|looking at|this) (the|my|your|a|this|that) (bill|statement|invoice)
        (need|want|have|get|trying) to .. (pay|see if|discuss|dispute) .. (bill|statement)
        (give|need|want|get|see|have) (me|a|some|you|my)? .. (discount|break)
        break (it|this) down
    """,
)

VERIFY: Final = Topic(
    "verify_sender",
    Label.VERIFY_SENDER,
    "asks who we are",
    urgency=Urgency.P3,
    en="""
        (who|whos|who the) (is|are|r|hell is|fuck is|dis|dat|this is|was) (this|you|that|it|dis|texting|calling|messaging|these|yall|u|sending|contacting|with|from)
        (who|whom|what company|what clinic|what office|which (clinic|office|doctor|hospital|company)|what doctor|where) .. (you (with|from|calling|texting|are|represent)|is this from|this from|calling from|texting from|texting me|calling me|contacting me|you say|sent this|are you|number is this|does this|this is|am i (talking|speaking|texting)|is contacting|is texting|is calling)
        who dis
        what is this $
        (is|are|was) (this|you|it|that|u|these) (a |an |some |some kind of |for |really |actually |even |the |from |text |message |link |legit |legitimate |real )* (scam|scams|spam|phishing|fraud|fake|real|legit|legitimate|hoax|joke|bot|robot|actually from|really from|safe|secure|prank|scammer|scammers|official|genuine)
        (scam|scams|scammer|scammers|phishing|fraud|fake|spam) (alert|text|message|number|likely|or|call|much|artist)?
        (how|why) (do|can|would|should) (i|we) (know|verify|trust|be sure|tell|confirm|believe|click) .. (this|legit|real|you|scam|is|its|actually|really|link|that)
        (verify|prove|confirm|validate) .. (you are|this is|actually|legit*|who you|identity|from|yourself|its really|its you|really|company|clinic|that this|authentic)
        (not|never|wont|aint|dont|no way im|not going to|refuse to|afraid to|scared to|hesitant to|should i) .. (click*|open*|tap*) .. (link|links|that|this|it|on|random|anything|attachment)?
        (do not|dont|not|never) (trust|recognize|know) (this|that|the|your|you|who|unknown|links) .. (number|link|text|sender|this is|you are|message|email|is texting|is calling|links|source)?
        (looks|sounds|seems|feels|smells) (like |very |kinda |really |a |so |super |like a )* (scam*|fishy|suspicious|sketchy|phishing|fake|fraud|shady|spam|sus|weird)
        (fishy|sketchy|suspicious|sus|shady)
        what (is|was) (this|that) (number|text|message|about|regarding)
        (legit|legitimate)
        (which|what) (clinic|doctor|office|hospital|practice|company|place|dr|doctors office|provider) (is|are|was|do|did|you)
        ^ (who|whos this|who this|identify yourself|and you are|do i know you|sorry who) $
        identify yourself
        do i know you
        name of (your|the) (company|clinic|office|practice|doctor)
    """,
    es="""
        (quien|quienes) (es|son|eres|habla|llama|escribe|me (llama|escribe|habla|manda|busca|contacta)|manda|les dio|sois)
        (de donde|de que|de parte de quien|que|cual) (me |es |son |nos )* (llama*|escrib*|habl*|clinica|oficina|hospital|lugar|compania|empresa|doctor|este numero|es este numero|es usted|son ustedes|me mandan)
        (es|sera|esto es|son) (una |un |esto |algun |todo )* (estafa|fraude|real|verdad|legitim*|scam|broma|spam|confiable|segur*|phishing|enganio|engano|falso|de verdad|estafadores|ratas)
        (estafa|estafadores|fraude|scam)
        (como (se|puedo saber|se yo|confirmo|verifico|puedo (verificar|confirmar|estar))) .. (que|si|esto|real|son|verdad|legitim*|estafa|ustedes|es)
        no (voy a|pienso|quiero|le voy a|debo) (abrir|dar clic|darle|picar|hacer clic|entrar) .. (link|liga|enlace|ese|clic|eso)?
        (verific*|comprob*|confirm*|demuestr*|prueb*) .. (que (son|es|eres)|de la clinica|quien|identidad|que esto)
        no (confio|conozco este numero|reconozco este numero|reconozco el numero|conozco el numero)
        que es esto $
        (parece|suena|huele) (a )? (estafa|fraude|raro|sospechoso|scam)
        sospechos*
    """,
    unless="""
        who (is|are) (this|it|that|these) (for|bill|going|about|with)
        who are you (billing|charging)
        (is|was) (it|this|that) real* (bill|due|that)
        who (is|are) (you|this) .. (billing|charging|trying to reach|looking for)
        quien (es|son) (el|la|mi|responsable|debe|paga|tiene|su) .. 
        (llame|hable) (con|a) quien
        robo|fraude de identidad
    """,
)

COMPLAINT: Final = Topic(
    "complaint",
    Label.COMPLAINT,
    "is angry, or complains",
    hold=HoldKind.COMPLAINT,
    work=WorkKind.REVIEW,
    urgency=Urgency.P2,
    en="""
        (ridiculous|rediculous|unbelievable|unreal|absurd|pathetic|disgusting|disgusted|disgrace|disgraceful|shameful|outrageous|unacceptable|insane|appalling|despicable|a joke|an insult|insulting|insulted|incompetent|inept|useless|trash|garbage|greedy|crooks|crook|thieves|vultures|bloodsuckers|leeches|sharks|criminals|scumbags|scum|heartless|cruel|evil|inhumane|predatory|predators|unprofessional|rude|nasty|disrespectful|disrespect|shady business|unethical|bullshit|bs|crap|horseshit|clowns|idiots|idiot|morons|stupid|dumb|dumbass|assholes|asshole|bastards|bitch|bitches|jerks|jackass|lousy|horrible|terrible|awful|worst|fed up|furious|pissed|livid|angry|upset|mad|frustrated|frustrating|annoyed|annoying|sick of (this|you|your|it))
        (fuck|fucking|fucked|motherfuck*|shit|damn|goddamn|wtf|bullshit)
        (f u|f you|eff you|screw (you|u|this|yall)|go to hell|rot in hell|kiss my|eat shit|bite me|up yours|suck it|suck my|piss off)
        (shame|shame on) (on )? (you|yall|your)?
        (report|reporting|reported|complain|complaint|complaints|complaining|grievance|grieve) .. (you|this|yall|to|bbb|attorney|state|board|against|about|filed|medical board|department|hhs|cms|fcc|cfpb|news|your|with)?
        (bbb|better business bureau|attorney general|cfpb|ftc|fcc|hhs|ocr|department of (health|insurance)|medical board|dental board|state board|insurance commissioner|joint commission|ombudsman|senator|congressman|congresswoman|news station|channel (2|4|5|7|9|11)|the news|the media|licensing board|patient advocate|consumer affairs|consumer protection)
        hipaa (violation|complaint|breach|violating)?
        (harass|harassed|harassing|harassment|bully|bullying|bullied|hounding|hounded|stalking|nagging|bugging|pestering|badgering|bombard*)
        (yelp|google review|bad review|one star|1 star|negative review|posting about|post about|blast you|social media|facebook|tiktok|reddit|review about|leave a review|write a review|reviews)
        (on hold|been waiting|waited) .. (hour|hours|forever|minutes|45|30|days|weeks|long)
        (no one|nobody|never|noone) .. (answers|answer|picks up|calls back|call back|helps|returns|return*|responds|cares|listens|called me back|answered|got back|respond*|bothered)
        (how|why) .. many times .. (tell|call|say|told|explain|pay|do i|have i|text|message)
        (fourth|third|fifth|tenth|second|4th|3rd|5th|10th|hundredth|millionth|2nd) (time|message|text|call|bill|notice|letter) .. (this|i|today|week|month|now|already|in)
        (times|time) i (told|have told|called|have called|said|have said|tell) (u|you|yall|this)
        (another|more|again with|great|wonderful|oh great|lovely|awesome|just great|fantastic) .. (robot|text|bill|bot|automated) .. (needed|today|text|great|wanted|again|lol)?
        (just what i (needed|wanted)|oh (great|joy|sure|wonderful|yay|goody)|thanks for nothing|gee thanks|how nice|must be nice|yeah right|sure thing|real nice|real classy|oh sure)
        (sell|selling|sold) (a|my|an) (kidney|kidneys|organ|organs|soul|liver|blood|plasma|firstborn|left arm)
        (kidney|arm and a leg|first born|firstborn|money tree|money grow|made of money|bleed me|bleeding me|blood from a (turnip|stone)|highway robbery|squeeze)
        (killing|killin) me
        (hate|hated|despise|loathe|cant stand|can not stand) (you|this|your|yall|these|that|the|dealing|talking|automated|robots)
        (never|not) (coming|going|come|go|return*|be) (back|again|there|to (you|your|this|that)) .. (again|ever|place|clinic|office)?
        (lost|losing|lose) (a|my|your|me as a) (patient|business|customer|patience)
        (worst|horrible|terrible|awful|rude|bad|poor) .. (service|clinic|office|place|doctor|billing|customer|staff|experience|company|people|department|attitude|communication)
        (you people|u people|you all are|yall are|you guys are) .. (unbelievable|are|suck|always|never|need|should|ridiculous|want|only|just|keep|care|dont|worst|insane|money)
        (suck|sucks|sucked)
        (rob|robbing|robbed|robbery|rip off|ripoff|ripping|scamming|stealing|steal|stole|extort*|crooked|taking advantage|prey*|money hungry|money grab|cash grab)
        (leave a|give you|zero|one|0|1) (stars|star)
        (manager|supervisor) .. (complain|complaint|report|now|issue)
        (discriminat*|racist|racism|sexist|prejudice*|profiling)
    """,
    es="""
        (queja|quejas|quejar*|quejo|reclamo formal|reportar*|reporte|reportare|denunciar*|reclamacion)
        (los|las|lo|la) (voy a |vamos a )? (reportar|reporto|denunciar|demandar|quemar en (redes|facebook|yelp))
        (falta de respeto|que falta|que vergüenza|que verguenza|verguenza|vergonzos*|ridicul*|absurd*|increible|inaceptable|indignante|indignad*|pesim*|groser*|maleducad*|abusiv*|abuso|abusos|ladron*|rater*|ratas|sinverguenza*|descarad*|aprovechad*|miserabl*|codicios*|corrupt*|incompetente*|inutil*|estupid*|idiota*|imbecil*|pendej*|cabron*|chingad*|puta*|puto*|mierda|carajo|pinche*|culer*|mamada*|fastidi*|hartos|harto de|harta de|enojad*|molest* con|furios*|encabronad*|asco|asqueros*|malditos|maldita|maldito|desgraciad*|infelic*|payas*)
        (chinguen|chinga|vayanse|vayase|vete|jodanse|jodete) (a |su |tu |al )* (madre|chingada|carajo|diablo|mierda|verga|infierno)
        (acoso|acosando|hostig*|hostigamiento|acosan|persecucion)
        (mal|mala|pesim*|horrible|terrible|peor|malisim*) (servicio|atencion|trato|experiencia|clinica|oficina|lugar)
        (peor|pesima) .. (clinica|servicio|lugar|oficina|doctor|atencion|experiencia)
        (nadie|nunca) .. (contesta*|responde*|ayuda*|atiende*|regresa* la llamada|me (explica|contest*|ayud*|hace*))
        (cuantas|tantas|mil|tercera|cuarta|quinta|segunda) (veces|vez) .. (digo|dije|llam*|tengo que|explic*|les|mensaje|decir*)
        (procurador*|fiscal general|bbb|derechos|licencia|junta medica|prensa|noticias|univision|telemundo|redes sociales|facebook|yelp|google|resena)
        (discrimin*|racist*|racismo)
        (robo|nos roban|me roban|robando|robandome|me estan robando|roban)
        (vender|vendo) .. (rinon|sangre|organo|alma)
        (me|nos) (estan|esta) matando
        (los|las) odio
    """,
    unless="""
        (mad|angry|upset|annoyed|frustrated) at (myself|him|her|my)
        (not|never) (upset|mad|angry|complaining|rude|trying to be (rude|difficult))
        (pain|headache|symptoms|infection|cramps|cough|fever|nausea|rash|swelling|reaction|weather|day|sick|feel*|felt|stomach|back|knee) .. (horrible|terrible|awful|worst|insane|bad)
        (horrible|terrible|awful|worst|insane|severe|unreal) .. (pain|headache|symptoms|infection|cramps|cough|fever|nausea|rash|swelling|reaction|migraine|weather|diarrhea)
        (police|ftc|lab|credit|accident|medical|pathology|radiology|incident|fraud) (report|reports)
        reporte (de|del) (policia|laboratorio|fraude|accidente)
        (google|apple) (pay|wallet|voice)
        shit (ton|load)
        robo (de )? (identidad|mi identidad)
        (mistake|stupid|dumb) (question|of me)
        (stupid|dumb) question
        (damn|dang) (near|straight|good)
        google (it|maps|map|translate|calendar)
        (chief|main) complaint
        (sound|come off|be|mean to be|trying to be) rude
    """,
)

COMPLAINT_REGULATOR: Final = Topic(
    "complaint_regulator",
    Label.COMPLAINT,
    "means to go to an authority",
    hold=HoldKind.COMPLAINT,
    work=WorkKind.REVIEW,
    urgency=Urgency.P1,
    silent=True,
    en="""
        (bbb|better business bureau|attorney general|cfpb|ftc|fcc|hhs|department of (health|insurance|justice)|medical board|dental board|state board|insurance commissioner|consumer protection|consumer affairs|ocr|senator|congressman|congresswoman|licensing board|joint commission)
        hipaa (violation|complaint|breach|violating)
        (news|media|channel) .. (call*|contact*|tell*|station|hear|will|going)
        (file|filing|filed|submit*|lodg*|making|make) (a |an |formal |official |another )* (complaint|grievance)
    """,
    es="""
        (procurador*|fiscal general|junta medica|derechos del consumidor|proteccion al consumidor|bbb|comision|departamento de salud)
        (queja|denuncia) (formal|oficial|ante|con|en)
        (poner|presentar|meter|levantar|hacer) (una |mi )? (queja|denuncia)
        violacion de (hipaa|privacidad|mis derechos)
    """,
    unless="(police|ftc|fraud) report",
)

CLINICAL: Final = Topic(
    "clinical_question",
    Label.CLINICAL_QUESTION,
    "asks something medical",
    work=WorkKind.CALL,
    urgency=Urgency.P1,
    en="""
        (refill|refills|prescription|prescriptions|medication|medications|medicine|meds|antibiotic|antibiotics|dosage|dose|insulin|ibuprofen|tylenol|aspirin|lisinopril|metformin|pharmacy|steroid|steroids|ointment|inhaler|prescribe|prescribed|side effect|side effects|blood thinner|blood pressure|amoxicillin|penicillin|vaccine|booster|painkiller*|pain pills|antidepress*|statin|atorvastatin|gabapentin|prednisone|adderall|zoloft|cream|eye drops)
        (lab|labs|test|tests|blood work|bloodwork|biopsy|xray|x ray|mri|scan|ct|ultrasound|pap|mammogram|culture|pathology|covid test|strep) (results|result|back|back yet|come back|in yet|ready|in|normal|positive|negative|came back|say|show|done yet)
        (results|result) (back|in|ready|yet|from|of|come|for|are|available|normal)
        (are|is|did|when|have) .. (labs|results|test|lab work|biopsy|blood work|scan) .. (back|in|ready|come|available|normal|ok)?
        (stitches|staples|incision|wound|rash|swelling|swollen|infected|infection|bruise|bruising|fever|nausea|nauseous|dizzy|dizziness|vomiting|headache|headaches|migraine|cough|symptoms|symptom|drainage|pus|itchy|itching|hurts|hurting|painful|sore|lump|cramps|cramping|constipat*|diarrhea|blister*|numbness|tingling|scab|bandage|dressing|cast|drain|catheter|surgery site|sutures)
        (is (that|this|it) normal|should i be (worried|concerned)|is (this|it) (serious|an emergency)|normal to|is it ok to|is it safe to|ok to (take|drive|eat|drink|shower|work|exercise)|safe to (take|drive|eat|drink)|can i (take|eat|drink|shower|drive|exercise|drive|swim|lift|workout|go back to work|stop taking|mix))
        should i (keep|stop|continue|take|start|be taking|come in|go to|see|still|change|wait|worry|use|put|ice)
        (keep|stop|stopped|start|continue|quit) taking
        (pain|hurt|hurts|ache|aches) (in|is|getting|when|after|since|med|meds|medicine|level|still|worse|bad|all)
        (still|has|have|having|getting|feel|feeling|feels|been|in|severe|bad|more|lot of|so much|no) (a |the |some |lots of |a lot of |so much |really |much |very )* (pain|sick|worse|dizzy|weak|feverish|nauseous|nauseated|lightheaded|swollen|sore)
        (diagnosis|diagnosed|treatment plan|referral to|specialist|follow up with|follow up on my|medical advice|nurse line|on call nurse|ask (the )?(doctor|nurse)|question for (the |my )?(doctor|nurse|dr)|message (the |my )?doctor|talk to (the |my |a )?(doctor|nurse))
        (doctor|nurse|dr) .. (prescribe|call in|order|recommend|advise|say about|tell me (if|about|what)|look at)
        (my|the|his|her) (sugar|glucose|a1c|cholesterol|thyroid|bp|oxygen|heart rate|weight|pulse) (is|was|has|has been|are|levels)
        (pregnan*|period|breastfeed*|contraception|birth control|iud|plan b)
        (mri|ct|xray|biopsy|colonoscopy|procedure) (prep|instructions|fasting)
        (fasting|fast) (before|for)
        (after|since|from) (the |my )? (surgery|procedure|injection|shot|operation) .. (pain|hurt*|swell*|can i|is it|should|still|red|numb|fever)
    """,
    es="""
        (receta|recetas|medicina|medicinas|medicamento*|pastilla|antibiotico*|dosis|ibuprofeno|tylenol|insulina|farmacia|surtir|resurtir|jarabe|pomada|gotas|inyeccion|vacuna*|efectos secundarios|refill|metformina|losartan|paracetamol|anticonceptiv*)
        (resultado|resultados|analisis|examenes|laboratorio*|estudios|radiografia|biopsia|ultrasonido) .. (listos|listo|ya|llegaron|salieron|estan|de|sangre|cuando|saber|mis|positivo|negativo|normal)?
        (puntos|herida|sarpullido|ronchas|hinchad*|hinchazon|infeccion|infectad*|infecto|fiebre|calentura|nausea*|mareo*|maread*|vomit*|dolor|duele|dolores|tos|sintoma*|comezon|cicatriz|vendaje|yeso|moreton*|pus|ardor|roj*)
        (puedo|debo|tengo que|puede) (tomar|comer|beber|banarme|manejar|dejar de tomar|seguir tomando|mojar|hacer ejercicio|trabajar (despues|con)|ir al doctor|quitar*)
        (es normal|es grave|es peligroso|sera normal|debo preocuparme)
        (me|le) (siento|duele|duelen|arde|pica|molesta|salio|salieron|sigue doliendo) .. (mal|la|el|los|mucho|peor|mareado|un|una|todavia)?
        (pregunta|duda) .. (para|sobre|con|de) .. (doctor*|enfermera|medicina|tratamiento|cirugia|operacion)
        (embaraz*|regla|menstruacion|lactancia)
        (presion|azucar|glucosa|colesterol) (alta|baja|esta|sanguinea|arterial)
        (doctor|doctora|enfermera) .. (recet*|recomiend*|pued* ver)
    """,
    unless="""
        (bill*|charge*|charged|cost|copay|price|pay*|owe|fee|insurance|covered|coded|claim) (for|of|on|about) (the |my |a |an |that |his |her |two |some )* (labs|lab|xray|x ray|mri|scan|test|tests|medicine|shot|prescription|injection|ct|surgery|procedure|vaccine|ultrasound|biopsy|results|blood work|pregnancy test|flu shot|flu shots)
        (never|did not|didnt|not) .. (did|do|done|had|got|get|have|received|give|gave|performed) .. (xray|x ray|test|labs|lab|medicine|vaccine|scan|mri|injection)
        pain in (the|my) (ass|butt|neck)
        (cobr*|cargo|cuenta|bill|factura|pagu*|pag*|debo) .. (analisis|examen*|estudio*|medicina|vacuna|prueba|radiografia|cirugia|laboratorio)
        (sore|sick|hurt) (of|subject|feelings)
        (sick|tired) of
        me duele (pagar|el bolsillo|la cartera)
        duele .. (bolsillo|cartera|pagar)
        (numeros|en) rojos
    """,
)

ADMIN: Final = Topic(
    "other_admin",
    Label.OTHER_ADMIN,
    "is about appointments, records, addresses or hours",
    urgency=Urgency.P3,
    en="""
        (reschedul*|re schedul*|schedule|scheduled|scheduling|appointment|appointments|appt|apts|book|booking)
        (cancel|confirm|move|change|make|need|set|keep|miss|missed|push back|push|forgot|moving) (my |an |the |up |a )* (appointment|appt|visit|time|slot|checkup|cleaning|physical)
        (running|gonna be|going to be|will be|be|i am) (a little |a bit |so )? late (for|to|by|today)?
        (what|whats|when) (time|are|hours|do|does|is) .. (open|close|hours|closed|closing|opens|my appointment|available|working hours|lunch)
        (office|business|opening|clinic|your) hours
        (are|is) (you|yall|u|the office|the clinic|you guys) (open|closed) .. 
        (open|closed) (on|today|tomorrow|saturdays|saturday|sunday|sundays|this|monday|for|late|weekends|during)
        (medical |my |my medical |his |her |health |immunization |shot |vaccination |dental )* (records|record|chart) .. (send|fax|request|copy|release|transfer|to|sent|need|get|faxed|from|of)?
        (send|fax|request|copy of|release|transfer|need|get|forward) (my |the |of |all |copies of |a copy of )* (records|medical records|chart|xrays|x rays|files|results to|immunizations|shot record|vaccination)
        (moved|moving|new|changed|change|update|updated|updating|correct) (my |to |a |the |our |me |address is |is |address |mailing |home )* (address|addresses|phone number|name|last name|insurance card|insurance info|insurance information|contact info|information|pharmacy|email|zip code|info on file|demographics)
        (moved|we moved|i moved|i have moved)
        (mailing|home|new|street) address (is|changed|to)
        (update|upload|bring|drop off|show|scan|give you|send you|sending you|email you) (my |the |a |our |in my |copy of )* (insurance card|insurance cards|insurance info|card|id|new insurance|insurance|paperwork|forms|form)
        (doctor|work|school|sick|excuse|dr|physicians) (note|excuse|letter|form)
        (note|excuse|form|paperwork|letter) for (work|school|my (job|employer|work|boss|school)|fmla|disability|court|jury)
        (fmla|disability|short term disability|std) (form|forms|paperwork|papers)
        (paperwork|form|forms|intake forms|registration|new patient (forms|paperwork)) .. (fill|sign|done|complete*|email|send|where|need|online|out|ready)
        (do|does|can) (you|yall|u|you guys|the office|dr) .. (do|offer|have|give|provide|see|accept|taking|take) .. (flu|shots|physicals|physical|vaccine*|covid|new patients|walk ins|walk in|tests|testing|therapy|kids|children|drug test|x rays|mri|labs|telehealth|botox|cleanings|braces|sports|std|evening|weekend|saturday*|appointments)
        (walk in|walk ins|new patient|new patients|telehealth|virtual visit|parking|directions|where are you located|located|location|fax number|your address|address of)
        (where|how) (are|is|do) (you|i|the office|the clinic|yall) (located|get there|park|at|find)
        (fax|faxed) 
        (see|meet with|get in with|get in to see) (the |a |dr |my )? (doctor|dr|dentist|provider|specialist) (today|tomorrow|this|next|soon|on|asap|again|sooner)
        (left|forgot|lost) my (jacket|glasses|phone|wallet|keys|purse|umbrella|coat|hat|hearing aid) 
        (hiring|job application|apply for a job|work for you)
        stop (in|by) .. (to|and) (update|drop|pick|sign|get|grab)
        pick up (my|the|a)
    """,
    es="""
        (cita|citas|reagendar|agendar|reprogramar|consulta|turno) .. (para|con|el|la|hacer|cambiar|cancelar|mi|una|manana|hoy|nueva|confirmar|perdi|de)?
        (hacer|cambiar|cancelar|confirmar|mover|sacar|quiero|necesito|agendar|tengo|programar|pedir|ocupo) .. (cita|consulta|turno)
        (a que|que|cual es el|cuales son los) (hora|horas|horario|horarios|dias) .. (abr*|cierr*|atiend*|tien*|estan|trabaj*|abiert*|de)?
        (abren|cierran|abierto|abiertos|cerrado|cerrados|horario|horarios)
        (expediente|historial|record|records|archivos|historia clinica) .. (medico|clinico|mand*|envi*|copia|enviar|de|medicos)?
        (cambi*|nueva|nuevo|actualiz*|me cambie de|me mude|correg*) .. (direccion|domicilio|numero de telefono|seguro nuevo|casa|nombre|apellido|informacion|correo)
        (me mude|nos mudamos)
        (justificante|nota medica|carta medica|nota del doctor|comprobante medico|incapacidad para el trabajo)
        (voy|vamos|llego|llegare|llegar) (tarde|atrasad*|retrasad*) .. (cita|a)?
        (donde|en donde) (estan|queda|esta|se encuentran|quedan) .. (ubicad*|clinica|oficina|ustedes)?
        (tienen|hacen|ponen|ofrecen|dan|aceptan|atienden) .. (vacunas|pruebas|fisicos|pacientes nuevos|citas|examenes|ninos|sin cita)
        (formulario*|papeles|papeleo|formas) .. (llenar|firmar|mand*|necesito|del|para|listos)
    """,
    unless="""
        (payment|pay) schedule
        (will|can|ill|going to|gonna) schedule (a |my |the )? payment
        schedule .. (payment|payments|pay)
        be late (on|with|paying) .. (payment|bill|rent)?
        (late) (fee|payment|fees|charge)
        no show
        (payment|bill|balance) (will|is|was|be) late
        (i|we) (already )? (cancel*|canceled|cancelled) (that|the|my)
        (book|books) balance
        consulta (de|del) (saldo|pago)
        (facebook|notebook|checkbook|booked solid)
    """,
)

TOPICS: Final = (
    DISPUTE_NOT_MINE,
    DISPUTE_AMOUNT,
    DISPUTE_SERVICE,
    HARDSHIP,
    COMPLAINT_REGULATOR,
    COMPLAINT,
    CLINICAL,
    REFUSAL,
    INSURANCE_PENDING,
    INSURANCE,
    PAID,
    PROBLEM,
    PLAN,
    PAY_NOW,
    ITEMIZED,
    BALANCE,
    VERIFY,
    ADMIN,
)
