"""Anger, sarcasm, and the authorities people turn to (policy.md, section 6, H)."""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind

COMPLAINT_REGULATOR: Final = Topic(
    "complaint_regulator",
    Label.COMPLAINT,
    "means to go to an authority",
    hold=HoldKind.COMPLAINT,
    work=WorkKind.REVIEW,
    urgency=Urgency.P1,
    silent=True,
    en="""
        (bbb|better business bureau|attorney general|cfpb|ftc|fcc|hhs|department of (health \
            |insurance|justice)|medical board|dental board|state board|insurance commissioner \
            |consumer protection|consumer affairs|ocr|senator|congressman|congresswoman \
            |licensing board|joint commission)
        hipaa (violation|complaint|breach|violating)
        (news|media|channel) .. (call*|contact*|tell*|station|hear|will|going)
        (file|filing|filed|submit*|lodg*|making|make) (a |an |formal |official |another )* \
            (complaint|grievance)
    """,
    es="""
        (procurador*|fiscal general|junta medica|derechos del consumidor|proteccion al \
            consumidor|bbb|comision|departamento de salud)
        (queja|denuncia) (formal|oficial|ante|con|en)
        (poner|presentar|meter|levantar|hacer) (una |mi )? (queja|denuncia)
        violacion de (hipaa|privacidad|mis derechos)
    """,
    unless="(police|ftc|fraud) report",
)


COMPLAINT: Final = Topic(
    "complaint",
    Label.COMPLAINT,
    "is angry, or complains",
    hold=HoldKind.COMPLAINT,
    work=WorkKind.REVIEW,
    urgency=Urgency.P2,
    en="""
        (ridiculous|rediculous|unbelievable|unreal|absurd|pathetic|disgusting|disgusted \
            |disgrace|disgraceful|shameful|outrageous|unacceptable|insane|appalling|despicable \
            |a joke|an insult|insulting|insulted|incompetent|inept|useless|trash|garbage|greedy \
            |crooks|crook|thieves|vultures|bloodsuckers|leeches|sharks|criminals|scumbags|scum \
            |heartless|cruel|evil|inhumane|predatory|predators|unprofessional|rude|nasty \
            |disrespectful|disrespect|shady business|unethical|bullshit|bs|crap|horseshit \
            |clowns|idiots|idiot|morons|stupid|dumb|dumbass|assholes|asshole|bastards|bitch \
            |bitches|jerks|jackass|lousy|horrible|terrible|awful|worst|fed up|furious|pissed \
            |livid|angry|upset|mad|frustrated|frustrating|annoyed|annoying|sick of (this|you \
            |your|it))
        (fuck|fucking|fucked|motherfuck*|shit|damn|goddamn|wtf|bullshit)
        (f u|f you|eff you|screw (you|u|this|yall)|go to hell|rot in hell|kiss my|eat shit|bite \
            me|up yours|suck it|suck my|piss off)
        (shame|shame on) (on )? (you|yall|your)?
        (report|reporting|reported|complain|complaint|complaints|complaining|grievance|grieve) \
            .. (you|this|yall|to|bbb|attorney|state|board|against|about|filed|medical board \
            |department|hhs|cms|fcc|cfpb|news|your|with)?
        (bbb|better business bureau|attorney general|cfpb|ftc|fcc|hhs|ocr|department of (health \
            |insurance)|medical board|dental board|state board|insurance commissioner|joint \
            commission|ombudsman|senator|congressman|congresswoman|news station|channel (2|4|5 \
            |7|9|11)|the news|the media|licensing board|patient advocate|consumer affairs \
            |consumer protection)
        hipaa (violation|complaint|breach|violating)?
        (harass|harassed|harassing|harassment|bully|bullying|bullied|hounding|hounded|stalking \
            |nagging|bugging|pestering|badgering|bombard*)
        (yelp|google review|bad review|one star|1 star|negative review|posting about|post about \
            |blast you|social media|facebook|tiktok|reddit|review about|leave a review|write a \
            review|reviews)
        (on hold|been waiting|waited) .. (hour|hours|forever|minutes|45|30|days|weeks|long)
        (no one|nobody|never|noone) .. (answers|answer|picks up|calls back|call back|helps \
            |returns|return*|responds|cares|listens|called me back|answered|got back|respond* \
            |bothered)
        (how|why) .. many times .. (tell|call|say|told|explain|pay|do i|have i|text|message)
        (fourth|third|fifth|tenth|second|4th|3rd|5th|10th|hundredth|millionth|2nd) (time \
            |message|text|call|bill|notice|letter) .. (this|i|today|week|month|now|already|in)
        (times|time) i (told|have told|called|have called|said|have said|tell) (u|you|yall|this)
        (another|more|again with|great|wonderful|oh great|lovely|awesome|just great|fantastic) \
            .. (robot|text|bill|bot|automated) .. (needed|today|text|great|wanted|again|lol)?
        (just what i (needed|wanted)|oh (great|joy|sure|wonderful|yay|goody)|thanks for nothing \
            |gee thanks|how nice|must be nice|yeah right|sure thing|real nice|real classy|oh \
            sure)
        (sell|selling|sold) (a|my|an) (kidney|kidneys|organ|organs|soul|liver|blood|plasma \
            |firstborn|left arm)
        (kidney|arm and a leg|first born|firstborn|money tree|money grow|made of money|bleed me \
            |bleeding me|blood from a (turnip|stone)|highway robbery|squeeze)
        (hate|hated|despise|loathe|cant stand|can not stand) (you|this|your|yall|these|that|the \
            |dealing|talking|automated|robots)
        (never|not) (coming|going|come|go|return*|be) (back|again|there|to (you|your|this \
            |that)) .. (again|ever|place|clinic|office)?
        (lost|losing|lose) (a|my|your|me as a) (patient|business|customer|patience)
        (worst|horrible|terrible|awful|rude|bad|poor) .. (service|clinic|office|place|doctor \
            |billing|customer|staff|experience|company|people|department|attitude \
            |communication)
        (you people|u people|you all are|yall are|you guys are) .. (unbelievable|are|suck \
            |always|never|need|should|ridiculous|want|only|just|keep|care|dont|worst|insane \
            |money)
        (suck|sucks|sucked)
        (rob|robbing|robbed|robbery|rip off|ripoff|ripping|scamming|stealing|steal|stole \
            |extort*|crooked|taking advantage|prey*|money hungry|money grab|cash grab)
        (leave a|give you|zero|one|0|1) (stars|star)
        (manager|supervisor) .. (complain|complaint|report|now|issue)
        (discriminat*|racist|racism|sexist|prejudice*|profiling)
    """,
    es="""
        (queja|quejas|quejar*|quejo|reclamo formal|reportar*|reporte|reportare|denunciar* \
            |reclamacion)
        (los|las|lo|la) (voy a |vamos a )? (reportar|reporto|denunciar|demandar|quemar en \
            (redes|facebook|yelp))
        (falta de respeto|que falta|que vergüenza|que verguenza|verguenza|vergonzos*|ridicul* \
            |absurd*|increible|inaceptable|indignante|indignad*|pesim*|groser*|maleducad* \
            |abusiv*|abuso|abusos|ladron*|rater*|ratas|sinverguenza*|descarad*|aprovechad* \
            |miserabl*|codicios*|corrupt*|incompetente*|inutil*|estupid*|idiota*|imbecil* \
            |pendej*|cabron*|chingad*|puta*|puto*|mierda|carajo|pinche*|culer*|mamada*|fastidi* \
            |hartos|harto de|harta de|enojad*|molest* con|furios*|encabronad*|asco|asqueros* \
            |malditos|maldita|maldito|desgraciad*|infelic*|payas*)
        (chinguen|chinga|vayanse|vayase|vete|jodanse|jodete) (a |su |tu |al )* (madre|chingada \
            |carajo|diablo|mierda|verga|infierno)
        (acoso|acosando|hostig*|hostigamiento|acosan|persecucion)
        (mal|mala|pesim*|horrible|terrible|peor|malisim*) (servicio|atencion|trato|experiencia \
            |clinica|oficina|lugar)
        (peor|pesima) .. (clinica|servicio|lugar|oficina|doctor|atencion|experiencia)
        (nadie|nunca) .. (contesta*|responde*|ayuda*|atiende*|regresa* la llamada|me (explica \
            |contest*|ayud*|hace*))
        (cuantas|tantas|mil|tercera|cuarta|quinta|segunda) (veces|vez) .. (digo|dije|llam* \
            |tengo que|explic*|les|mensaje|decir*)
        (procurador*|fiscal general|bbb|derechos|licencia|junta medica|prensa|noticias \
            |univision|telemundo|redes sociales|facebook|yelp|google|resena)
        (discrimin*|racist*|racismo)
        (robo|nos roban|me roban|robando|robandome|me estan robando|roban)
        (vender|vendo) .. (rinon|sangre|organo|alma)
        (los|las) odio
    """,
    unless="""
        (mad|angry|upset|annoyed|frustrated) at (myself|him|her|my)
        (not|never) (upset|mad|angry|complaining|rude|trying to be (rude|difficult))
        (pain|headache|symptoms|infection|cramps|cough|fever|nausea|rash|swelling|reaction \
            |weather|day|sick|feel*|felt|stomach|back|knee) .. (horrible|terrible|awful|worst \
            |insane|bad)
        (horrible|terrible|awful|worst|insane|severe|unreal) .. (pain|headache|symptoms \
            |infection|cramps|cough|fever|nausea|rash|swelling|reaction|migraine|weather \
            |diarrhea)
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

# Most likely a figure of speech; somebody looks within the hour all the same (policy.md, 6.1).
KILLING_ME: Final = Topic(
    "killing_me",
    Label.COMPLAINT,
    "says that the bills are killing them",
    hold=HoldKind.COMPLAINT,
    work=WorkKind.REVIEW,
    urgency=Urgency.P1,
    en="(killing|killin) me",
    es="(me|nos) (estan|esta) matando",
)

TOPICS: Final = (
    COMPLAINT_REGULATOR,
    COMPLAINT,
    KILLING_ME,
)
