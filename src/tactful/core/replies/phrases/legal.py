"""What changes who may be asked for money, or whether anybody may (policy.md, section 6, H)."""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind

DECEASED: Final = Topic(
    "deceased",
    Label.DECEASED,
    "says that somebody has died",
    hold=HoldKind.DECEASED,
    work=WorkKind.REVIEW,
    urgency=Urgency.P1,
    silent=True,
    en="""
        (passed|pass|passing) (away|on|last|in (january|february|march|april|may|june|july \
            |august|september|october|november|december|his sleep|her sleep|2024|2025|2026 \
            |hospice|surgery)|this (week|month|year|morning|past)|yesterday|suddenly \
            |unexpectedly|peacefully|from|two|three|a (few|week|month|year)|on (monday|tuesday \
            |wednesday|thursday|friday|saturday|sunday))
        (he|she|{relative}|patient|who) (has |had |just |recently |already |sadly |is |was \
            |have )* (passed|deceased|dead|died|gone now|no longer with us|not with us (anymore \
            |any longer)|late|departed|buried|cremated|expired|in heaven|with (god|jesus|the \
            lord))
        (died|dies) 
        (deceased|decedent|deceasd|desceased|diseased patient)
        (my|his|her|the|our) late (husband|wife|father|mother|son|daughter|mom|dad|brother \
            |sister|grandmother|grandfather|spouse|partner|aunt|uncle)
        (dead) (man|woman|person|guy|lady|patient|people|now|for|since|and buried)
        (is|are|was|been|he|she) dead
        (lost|buried|buri*|cremated|mourning|grieving) (him|her|my (mom|dad|mother|father \
            |husband|wife|son|daughter|brother|sister|baby|child|grandma|grandpa|grandmother \
            |grandfather|spouse|partner))
        (we|i|they) lost (him|her|our {relative}|my {relative})
        (his|her|my {relative}|the) (funeral|wake|burial|obituary|death|passing|memorial \
            service|death certificate|estate|ashes|casket|headstone|autopsy|coroner)
        (funeral|obituary|death certificate|probate|executor|executrix|estate of|the estate \
            |estates|personal representative of|administrator of (the|his|her)|hospice nurse \
            said|coroner|next of kin)
        rest in peace
        rip (mom|dad|to|my|grandma|grandpa|mother|father|{relative})
        ^ rip
        (no longer|not) (living|alive|with us|among us|on this earth)
        (gone|been gone) (to (heaven|be with|the lord)|since (january|february|march|april|may \
            |june|july|august|september|october|november|december|last)|home to|now for)
        (did not|didnt|does not) (make it|survive|pull through) (through|out|after|past|and|the \
            |home|in|last|on|from)?
        (killed|murdered|perished|drowned) (in|by|last|on) (a|an|car|accident|the|monday|friday \
            |week|month)
        (committed|died by) suicide
        {relative} .. (took (his|her|their) (own )? life|killed (himself|herself)|overdosed and \
            died)
        (billing|texting|calling|contacting|messaging) (a|the) (dead|deceased)
        (widow|widower|widowed)
        (heaven|grave|cemetery|graveyard) (cant|can not|does not|do not|wont|does) .. (pay|text \
            |answer|read)
    """,
    es="""
        (fallec*|fayec*)
        (murio|murieron|muerto|muerta|se murio|se nos murio|ha muerto|se me murio|a muerto|se \
            nos fue|nos dejo)
        difunt*
        (ya )? no (esta|vive|se encuentra) (con nosotros|entre nosotros|con vida|en este mundo \
            |vivo|viva)
        (perdi|perdimos|enterramos|enterre|sepultamos|velamos|cremamos|velando) (a )? (mi \
            |nuestr*|el|la|mis|su) ({pariente})?
        (perdi|perdimos) a (mi|nuestr*) {pariente}
        (funeral|velorio|entierro|sepelio|acta de defuncion|certificado de defuncion|panteon \
            |cementerio|albacea|sucesion|herencia|herederos|duelo|luto|defuncion)
        que en paz descanse
        qepd
        (descanse|descansa) en paz
        (viuda|viudo)
        (paso|pasó) a mejor vida
        (partio|se fue) (con dios|con el senor|al cielo|de este mundo)
        (esta|estan) en el cielo
        (mama|papa|esposo|esposa|madre|padre|hijo|hija|hermano|hermana|abuel*|paciente|senor \
            |senora|ella|el) (ya )? (murio|fallecio|se murio|descanso|falta|no vive)
    """,
    unless="""
        (phone|battery|car|laptop|cell|computer|truck|line|tablet|internet|wifi|dog|cat|link \
            |signal|service|connection) (is |was |has |just |had )* (died|dead|dies|passed)
        passed (over|up|out|the (test|inspection|deadline|exam|bar)|my|away the time|along|by \
            |through|it)
        i (am|was) (dead|gone|deceased) (lol|lmao|haha|tired|serious|at|broke|inside|wrong|set)?
        (died|dead|dying) (laughing|lol|lmao|of (laughter|embarrassment|shock|boredom))
        (almost|nearly|could have|about) (died|dead|passed)
        not dead (yet)?
        (is|was) not (dead|deceased)
        am not dead
        (he|she) (passed|past) (the|his|her|my) (physical|test|exam|drug test)
        (muerto|muerta) de (risa|hambre|sueno|cansancio|miedo|pena|frio|calor)
        se (me |nos )? murio (el|la) (telefono|celular|pila|bateria|carro|troca|internet)
        no (esta|estoy|estan|he) (muert*)
        (casi|por poco) (me )? (muero|muere|murio)
        (she|he) (has |is )? gone (to (work|the store|school|basic)|now back|back|home)
        (no longer|not) (living|with us) (at|in|here|there|insurance)
        (did not|didnt|does not) make it (to|on|there|in time|by|for|out|home|in (today \
            |yesterday|to))
        (funeral|funeraria) (home bill|expenses)
        (killed|murdered|drowned) in (debt|bills|interest|fees|paperwork)
        (real|estate|estates) (agent|taxes|tax|sale|broker)
        real estate
        (missed|missing|went to|at|attend*|from) a (funeral|wake)
        late (father|mother|dad|mom)?s? (payment|fee)
        dead (line|end|beat|wrong|serious|tired)
    """,
)

BANKRUPTCY_DISCHARGED: Final = Topic(
    "bankruptcy_discharged",
    Label.BANKRUPTCY,
    "says that a bankruptcy was discharged",
    hold=HoldKind.BANKRUPTCY_DISCHARGE,
    work=WorkKind.REVIEW,
    urgency=Urgency.P1,
    silent=True,
    en="""
        discharged (in|by|through|under|with|from|during|via|as part of) .. (bankruptcy|chapter \
            |court|ch)
        (bankruptcy|chapter (7|13|seven|thirteen)) .. (discharge*|completed|finished|closed \
            |wiped|cleared|erased|eliminated)
        (wiped|cleared|erased|eliminated|included|listed|covered) .. (in|by|under) .. bankruptcy
        discharge* .. (order|papers|paperwork|court|trustee|debt|debts)
        (debt|debts|bill|this|account|balance) (was|were|has been|is|got) discharged
    """,
    es="""
        (descargad*|eliminad*|borrad*|cancelad*|incluid*|liberad*) .. (bancarrota|quiebra \
            |capitulo (7|13|siete|trece))
        (bancarrota|quiebra) .. (descargad*|terminad*|aprobad*|complet*|finaliz*|incluye)
    """,
    unless="discharged (from|home|on|me) (the |to )? (hospital|er|clinic|surgery|icu|unit|emergency room|facility|rehab|friday|home)",
)

BANKRUPTCY: Final = Topic(
    "bankruptcy",
    Label.BANKRUPTCY,
    "speaks of a bankruptcy",
    hold=HoldKind.BANKRUPTCY_PETITION,
    work=WorkKind.REVIEW,
    urgency=Urgency.P1,
    silent=True,
    en="""
        bankrupt*
        (chapter|chapt) (7|13|11|seven|thirteen|eleven)
        (automatic|bankruptcy|court ordered) stay
        bk (attorney|case|court|lawyer|filing|petition|7|13)
        (filed|filing|file|files|declar*|went|going|in|under) .. (7|13|bk) (bankruptcy \
            |protection|last|next|and|trustee|case|in)?
        (filed|filing|file) (for )? (insolvency|protection|chapter|a 7|a 13|bk)
        (my|the|our) (trustee|creditors meeting|meeting of creditors|341 meeting|chapter)
        (341 meeting|proof of claim|means test|credit counseling course|schedule f|list of \
            creditors|list you as a creditor|creditor matrix|trustee)
        insolven*
    """,
    es="""
        bancarrota*
        (quiebra|insolvencia)
        capitulo (7|13|11|siete|trece|once)
        (declar*|meti*|estoy en|me fui a|fui a|protegid* por) .. (bancarrota|quiebra|banca rota)
        banca rota
        (suspension|estadia) automatica
        (sindico|fideicomisario)
    """,
    unless="""
        (chapter|capitulo) (7|11|13|seven|eleven|thirteen) of (the|my|this) (book|story|manual|life)
        (bill|bills|you|you all|prices|this|insurance|costs|cost|care|healthcare|going to \
            |trying to|gonna|will|would) .. (bankrupt|bankrupting|bankrupts) (me|us|my|people \
            |families|everyone)
    """,
)

ATTORNEY: Final = Topic(
    "attorney",
    Label.ATTORNEY_REPRESENTED,
    "says that a lawyer speaks for them",
    hold=HoldKind.ATTORNEY,
    work=WorkKind.REVIEW,
    urgency=Urgency.P1,
    silent=True,
    en="""
        (my|our|his|her|the|an|your|a|have|hired|retained|got|get|getting|through|contact|speak \
            |talk|call|with|by|family|injury|pi|divorce|legal) (an |a |our |the |my |own |new \
            |personal |injury |bankruptcy |accident |defense |to )* (lawyer|lawyers|attorney \
            |attorneys|legal counsel|law firm|legal team|counsel|legal aid|legal representation \
            |legal rep|esquire|paralegal|solicitor)
        (lawyer|lawyers|attorney|attorneys|law firm) 
        (represented|representation) by (counsel|an|a|my|legal|the law)
        (legal|law) (counsel|representation|representative|firm|office|aid|team|department \
            |advisor|advocate)
        letter of (representation|protection)
        (lop|lien letter|letter of protection)
        (llp|pllc|esq|law offices of|law office of)
        (personal injury|pi) (case|claim|lawsuit|lawyer|settlement)
        (pending|waiting on|waiting for|until|after|when|my|the|from|once) (the |my |our |a )? \
            (settlement|lawsuit|litigation|court case)
    """,
    es="""
        (abogad*|licenciado que lleva|mi licenciado|bufete|representante legal|asesor legal \
            |defensor legal|asistencia legal)
        (representad*) (por|legalmente)
        (carta de representacion|demanda pendiente|caso legal|pleito legal)
    """,
    unless="""
        attorney general
        (attorneys|attorney) generals
        power of (attorney|attorneys)
        poder (del|de) abogado
        (court|district|us|state|city|county|prosecuting) attorney
        (going to|gonna|will|might|may|want to|about to|have to|need to|need|should i|should|do \
            i need|thinking of|ready to|let me) (call|calling|get|hire|talk to|contact|find \
            |consult|hiring|getting) (a|an|my own) (lawyer|attorney)
        (insurance|car|estate) (settlement|attorney fees)
    """,
)

LAWSUIT: Final = Topic(
    "lawsuit",
    Label.COMPLAINT,
    "speaks of going to court",
    hold=HoldKind.ATTORNEY,
    work=WorkKind.REVIEW,
    urgency=Urgency.P1,
    silent=True,
    en="""
        (sue|suing|sued|lawsuit|litigation|lawsuits|malpractice|class action)
        (see|seeing|take|taking|meet|drag|have) (you|yall|you all|you guys|this|them|it|your) \
            .. (court|small claims|judge)
        small claims
        (legal action|legal proceedings|press charges|pressing charges|file suit|filing suit \
            |file charges|filing charges)
        (going to|gonna|will|might|may|want to|about to|have to|need to|should|thinking of \
            |ready to) (be )? (call|calling|get|hire|talk to|contact|find|consult|hiring \
            |getting|speak with|speaking with|lawyer) .. (lawyer|attorney|up)
        (hear|hearing) from my (lawyer|attorney)
        (court|judge|subpoena|deposition|summons) .. (you|this|date|order|papers|will|settle)
        in court
        lawyer up
    """,
    es="""
        (demandar*|demanda|demandas|demandare|demandando|demando|pleito|juicio|juzgado|corte \
            |tribunal|negligencia medica|acciones legales|accion legal|via legal|proceder \
            legalmente|denunci*)
    """,
    unless="""
        (custody|divorce|traffic|jury|food|family|probate|bankruptcy|tennis|basketball) court
        court (order* custody|ordered|decree|appointed|date for (custody|divorce|traffic)) 
        (medical|high|huge|alta|mucha|gran|oferta y) demanda
        sue (is|my name|said|here|told|at the)
    """,
)

IDENTITY_THEFT: Final = Topic(
    "identity_theft",
    Label.IDENTITY_THEFT,
    "says that somebody else used their identity",
    hold=HoldKind.NOT_RESPONSIBLE,
    work=WorkKind.REVIEW,
    urgency=Urgency.P1,
    silent=True,
    en="""
        (using|used|use) .. (social|ssn|identity|id|info|insurance) .. (to get|for|care|without \
            |treat*|at|not me)
        (someone|somebody|some one|another person|other person|they|person|people|guy|woman|he \
            |she|my (sister|brother|cousin|ex|roommate|friend|son|daughter|mom|dad|niece|nephew \
            |neighbor|husband|wife|mother|father)|who|scammer|thief|criminal|imposter) .. (used \
            |using|uses|use|stole|stolen|has|have|got|took|been using|went in under|pretend* \
            |impersonat*|hacked|gave|checked in) .. (my|our|as) (name|info|information|identity \
            |id|insurance|social|social security|ssn|card|insurance card|ins card|details|data \
            |license|medicaid|medical card|me|personal|date of birth|number|medicare \
            |identification|wallet|purse|dob)
        (identity|id|medical|insurance) (theft|thief|fraud|stolen|thieves)
        (identity|id|insurance card|wallet|purse|social|ssn|social security number|info \
            |information|driver license|drivers license) .. (was|were|been|got|is|has been|have \
            been|had been) .. (stolen|compromised|used|hacked|leaked|taken|misused|cloned)
        (stole|stolen|steal|stealing|theft of|used|misus*|pretend*|fraudulent use of \
            |impersonat*|posing as|posed as|pretending to be) (my|our) (identity|info \
            |information|social|id|name|ssn|insurance|wallet|purse|me|medicaid)
        (pretended|pretending|posed|posing|claimed|claiming) (to be|as|being) me
        (fraud|fraudulent|scam|fraudulently) .. (account|charge|charges|report|police|used|name \
            |identity|never been|opened|visit|someone|claim|bill|activity|victim|alert \
            |department|ftc)
        ^ fraud
        (police|ftc|identity) (report|affidavit)
        (filed|file|filing|made|have|submitted|attached) .. (police report|ftc report|fraud \
            report|identity theft report|fraud alert|report with (the )? (police|ftc))
        (fraud alert|credit freeze|froze my credit|identity theft|stolen identity)
        victim of .. (fraud|theft|identity|scam)
        (that|this|it) (was not|is not|wasnt) me .. (used|name|stole|somebody|someone|id \
            |identity|info)
        (not me|was not me) who (went|came|was seen|signed|got treated|used|received)
        someone else .. (under|with|using|used|as|in) my (name|info|insurance|identity|id|social)
        (under|in) my name (without|by|but (i|it)|and i (never|did not)|illegally|not me)
        without my (knowledge|consent|permission) .. (used|name|insurance|identity|info)
    """,
    es="""
        (rob*|usurp*|hurt*|clon*|suplant*) .. (identidad|mis datos|mi informacion|mi nombre|mi \
            seguro|mi id|mis documentos|mi cartera|mi tarjeta del seguro|mi numero de seguro|mi \
            medicaid)
        (alguien|otra persona|una persona|mi (hermana|hermano|prima|primo|ex|amiga|amigo|cunada \
            |cunado|vecina|hija|hijo)|usaron|uso|estan usando|esta usando|utilizaron|utilizo \
            |andan usando|agarraron|agarro) .. (usando|uso|utilizo|usaron|utilizando|usa|mi \
            nombre|mis datos|mi seguro|mi informacion|mi social|mi identidad|mi id|mi medicaid \
            |mi tarjeta|utiliza|se hizo pasar|se hace pasar|haciendose pasar)
        (robo|fraude|usurpacion|suplantacion) .. (identidad|datos|nombre|seguro|medico)
        (se hizo|se hace|se hicieron|haciendose|hacerse) pasar por (mi|ella|el)
        (reporte|denuncia) .. (policia|policial|fraude|robo|ftc)
        (es|fue|hay|esto es) (un )? fraude
        victima de (fraude|robo)
        identidad (robada|falsa)
    """,
    unless="""
        (card|debit|credit|bank) (was |got |is )? (stolen|hacked|compromised|cloned|skimmed)
        is this (a )? (fraud|scam|fraudulent)
        (fraud|scam|estafa|fraude) $
        (looks|sounds|seems|feels) like (a )? (fraud|scam)
        (has|have|got|use|used) (my|our) (insurance|info|information|card|insurance card|name) \
            (on file|already|in the|in your|from|wrong|spelled)
        (they|you|you guys|yall|he|she|who|people) .. (has|have|got|took|use|used|need) .. my \
            (insurance|info|information|card|insurance card|number|name|date of birth|social \
            |details|personal|data|license)
    """,
)

MINOR: Final = Topic(
    "minor",
    Label.GUARANTOR_ISSUE,
    "seems to come from a minor",
    hold=HoldKind.GUARANTOR_REVIEW,
    work=WorkKind.REVIEW,
    urgency=Urgency.P1,
    silent=True,
    en="""
        i am (only |just |literally |like |a |still )* (10|11|12|13|14|15|16|17|eleven|twelve \
            |thirteen|fourteen|fifteen|sixteen|seventeen|under 18|under age|underage|under \
            eighteen|not 18|not 18 yet|not yet 18) (years old|yrs old|year old|yo|y o|and|i|so \
            |lol|bro|talk|ask|this|my|not|in|old|please|why|sir|maam|dude|call|turning)?
        (he|she|the patient|this person|who) is (only |just |like |a |still )* (8|9|10|11|12|13 \
            |14|15|16|17|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|a minor \
            |underage|under 18|minor|a child|child) (years old|yo|old|and|so|lol)?
        (am|is|was|are|im) (a |still a |just a |only a |legally a )(minor|kid|child|teenager \
            |teen|underage)
        (in|still in) (high school|middle school|7th grade|8th grade|9th grade|10th grade|11th \
            grade|ninth grade|tenth grade|eighth grade)
        (this is|its|you are texting|you are calling|texting) (a |my )(kid|kids|child|childs \
            |minor|minors|14 year old|15 year old|16 year old|17 year old|13 year old|12 year \
            old)
        (you are|stop|you|are you) (texting|calling|messaging|billing|contacting) (a |my \
            )(minor|child|kid|12|13|14|15|16|17|teenager|son who is|daughter who is)
        (10|11|12|13|14|15|16|17) (year old|years old|yr old|yo)
        under (18|eighteen|age)
        ask my (mom|dad|mother|father|parents|guardian|grandma)
    """,
    es="""
        (soy|es|sigo siendo|yo soy|ella es|el es|apenas soy) (un |una |todavia |aun )* (menor \
            |menor de edad|nino|nina|adolescente)
        menor de (edad|18)
        (tengo|tiene|apenas tengo|solo tengo|ella tiene|el tiene) (solo |apenas |nomas )* (10 \
            |11|12|13|14|15|16|17|doce|trece|catorce|quince|dieciseis|diecisiete) anos
        (hable|hablen|pregunt*|diga*|cobr*) (con|a) mi (mama|papa|madre|padre|tutor|papas|padres)
    """,
    unless="""
        i am (10|11|12|13|14|15|16|17) (days|weeks|months|minutes|hours|miles|percent|dollars \
            |payments|short|late)
        (12|13|14|15|16|17) (days|weeks|months|minutes|hours|miles|percent|dollars|payments)
    """,
)

GUARANTOR: Final = Topic(
    "guarantor",
    Label.GUARANTOR_ISSUE,
    "says that somebody else is responsible for the bill",
    hold=HoldKind.GUARANTOR_REVIEW,
    work=WorkKind.REVIEW,
    urgency=Urgency.P2,
    en="""
        (not|never|no longer|am not|was not|never was|never agreed to be) (the |his |her |my |a \
            |legally |financially |listed as |supposed to be |really |even )* (guarantor \
            |responsible|financially responsible|legally responsible|liable|on the hook \
            |responsible party|policy holder)
        (he|she|they|ex|father|mother|dad|mom|{relative}|parent|parents|county|school|state \
            |employer) .. (is|are|was|should be|is the one|has been) (the |solely |legally \
            |financially |fully |100 |one |who is |that is )* (responsible|liable|guarantor|the \
            one who (has|should|is supposed)|supposed to (pay|be paying)|on the hook|the one to \
            pay)
        (divorce*|custody|separated|decree|court order*|child support|joint custody|alimony \
            |prenup|settlement agreement|annulled)
        (bill|billing|send it to|charge|contact|ask|collect from|invoice|call|text|talk to) \
            (him|her|them|my ex|his (father|dad|mother|mom)|her (father|dad|mother|mom)|the \
            (father|mother|dad|other parent|parents|school|county|state)|my (parents|mom|dad \
            |father|mother|ex|sister|brother|son|daughter|husband|wife)) .. (not me|instead|for \
            (it|this|that)|directly|please|about (it|this)|its (his|her)|now)
        (bill|billing|charge) (him|her|them) (not|and not|instead)
        (his|her|their|my ex|exs) (bill|responsibility|problem|debt|balance|charge|obligation \
            |account) (not mine|his|her|their|now|to pay|is)?
        (not|isnt) my (responsibility|debt|obligation|problem|kid|child|bill to pay)
        (he|she|my (son|daughter|stepson|stepdaughter)) is (18|19|20|21|22|23|24|25|26|an adult \
            |of age|grown|an adult now|over 18)
        (turned|turns) (18|19|21|26)
        (adult) (child|son|daughter|children)
        (stepson|stepdaughter|stepchild|foster|nephew|niece|grandson|granddaughter|foster child \
            |ward) .. (not|responsible|legal|his (dad|father|mom)|her (dad|father|mom) \
            |guardian)
        (we are|i am|were|got|getting) (not )? (divorced|separated|married|his wife anymore|her \
            husband anymore|together anymore)
        not (married|together|his wife|her husband|my (husband|wife|kid|child)) (anymore|any \
            more|any longer)?
        (i )? (did not|never) (sign|signed|agree|agreed|cosign*|co sign*) (for|to (be \
            responsible|pay for|cover)) (him|her|them|his|that|anyone|anybody|responsib* \
            |anything)
        (never|did not) (signed|sign) (any|the|a) (financial|responsibility|guarantor|paperwork \
            |papers|agreement|contract)
        (for|of) (his|her) (own|medical|healthcare) (bills|expenses|debts)
        wrong (guarantor|parent|responsible party)
        (remove|take) me (as|from being) (the )? (guarantor|responsible)
    """,
    es="""
        (no|nunca) (soy|fui|estoy) (el |la |yo )? (responsable|garante|fiador*|aval|quien (paga \
            |debe pagar)|el que paga|la que paga)
        (el|la) (papa|mama|padre|madre|ex|esposo|otro padre) .. (es|tiene|debe|deberia|le toca) \
            .. (responsable|pagar|quien)
        (divorci*|separad*|custodia|manutencion|orden de la corte|acuerdo de divorcio|decreto)
        (cobr*|mand*|pid*|pas*) .. (a el|a ella|al papa|a su papa|a su mama|a mi ex|al padre|a \
            la madre|a la mama|a ellos) .. (no a mi|la cuenta|el bill|directamente|por favor)?
        (no es|no son) mi (responsabilidad|obligacion|problema|hijo|hija|esposo|esposa)
        (es|seria) (su|de su|de el|de ella) (responsabilidad|problema|cuenta|obligacion|deuda)
        (ya )? (es|tiene) (mayor de edad|18 anos|19 anos|20 anos|21 anos|adult*)
        (le|a el|a ella) (toca|corresponde) .. (pagar|pagarlo|pagarla)
        (yo )? no firme (como|nada|ningun|por) .. (responsable|fiador|garante|papel*|el|ella)?
        (ya )? no (estamos|soy|vivimos|estoy) (casad*|junt*|su (espos*|pareja))
    """,
    unless="""
        (hospital|medical|financially responsible party is me)
        (not|wont be|cant be) responsible for (what|my actions|the consequences)
        (insurance|medicaid|medicare|payer|workers comp) .. (responsible|supposed to (pay|be \
            paying))
    """,
)

TOPICS: Final = (
    DECEASED,
    BANKRUPTCY_DISCHARGED,
    BANKRUPTCY,
    ATTORNEY,
    LAWSUIT,
    IDENTITY_THEFT,
    MINOR,
    GUARANTOR,
)
