"""Who we reached, who may read this, and in which language (policy.md, section 6, G)."""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind

WRONG_NUMBER: Final = Topic(
    "wrong_number",
    Label.WRONG_NUMBER,
    "says that we reached the wrong person",
    hold=HoldKind.WITH_PERSON,
    work=WorkKind.CONTACT_DETAILS,
    urgency=Urgency.P2,
    silent=True,
    en="""
        (wrong|rong|incorrect|bad|wrog|worng|old|mistaken) (number|num|person|phone|guy|lady \
            |woman|man|people|email|email address|contact|recipient|one|house|household|patient \
            |cell|address|individual|party|numba)
        wrong $
        (you|u|yall|they) .. (have|got|reached|texted|texting|called|calling|dialed|contacted \
            |emailed|hit|messaging) (the |a )? (wrong|incorrect|old)
        (this|that|it) is not me $
        not (him|her|them|that person|this person|who you|the person|the one|the right|the \
            patient|the correct) (you|looking|anymore|sorry|lol|wrong|number)
        ^ not (me|him|her|us|mine|the right|this number|that person) $
        ^ (no|nope|sorry|nah|hi|hey|uh|um)? not _ $
        who is _ $
        (do not|dont|never|no idea|did not) (know|heard of|met) who _ is
        (this|that|it) (is not|isnt|aint|is no longer|was not|not) (maria|jose|carlos|his|her \
            |their|the|him|them|john|david|mary|linda|robert|michael) (number|phone|cell|person \
            |email|anymore|any more|right)?
        (this|it) (is not|isnt|aint|is no longer|not) .. (number|phone|cell|line|email|person) \
            (anymore|any more|now|any longer)?
        (this|it) (is not|isnt|is no longer) .. (anymore|any more|any longer)
        i am not (this|that|the|your|a|him|her|who|named) (person|patient|guy|man|woman|one \
            |individual|lady|customer|client|who|recipient|intended)
        (nobody|no one|noone|no body|nobody here|there is no|aint no|no) .. (here|at this \
            number|at this address|in this house|lives here|by that name|with that name|named \
            |called|on this phone|goes by)
        (by|with|of) that name
        (do not|dont|never|no|did not|dunno) .. (know|heard of|met|recognize|have any idea) .. \
            (who (that|this|he|she|they|is|it|you) .. is|him|her|anyone|anybody|a|any|this \
            person|that person|that name|them|who you) .. (is|are|by that name|named|talking \
            about|want|looking|called|person)?
        (do not|dont) know (a|any|no|who) .. (is|person|named|anyone|by)
        (who|whos) is (carlos|maria|jose|denise|this person|that person|he|she|juan|john|david|mary)
        (new|different|another) (number|phone|phone number|person|owner)
        new (phone|number) (who|this|for|since|belongs)
        (just |recently |only )? (got|have|had|bought|received|getting|been assigned|was given \
            |inherited|switched to) (this|a new|my new|this new|the) (number|phone|cell|line \
            |sim) .. (last|ago|month|week|year|recently|yesterday|in|for|since|from|today|new \
            |weeks|months|days|assigned|not|and)?
        (this )? (number|phone) (was |has been |got |is |just )* (reassigned|recycled|changed \
            |switched|new to me|no longer (his|hers|theirs|in service)|now mine|mine now \
            |belongs to (someone|somebody|me|another)|used to (be|belong))
        (used to|previously|formerly) (belong|be|have|own) .. (number|else|him|her|someone|this)
        (he|she|they|that person|the person|the previous owner) .. (does not|no longer|do not \
            |doesnt|moved|has moved|not|changed) .. (live|lives|have this|has this|use this \
            |uses this|own|owns|work here|works here|at this (number|address)|here anymore|away \
            |out|this number|number anymore|reside)
        moved (out|away) .. (ago|not here|no longer|forwarding|years|months|last)?
        (no longer|not) (lives|live|living|reside|resides|works|work|employed|employ) (here|at \
            this|there|with us|for)
        (not|no longer) .. (his|her|their) (number|phone|cell|email|address|mailbox) (anymore \
            |any more|any longer|now)?
        (have|got) me (confused|mistaken)
        (someone|somebody) else (number|phone|email|cell|bill|account|statement|info \
            |information|mail)
        (someone|somebody) elses .. (number|phone|email|cell|account|statement|info|information \
            |mail|inbox)
        (not|isnt) (my|our|the right) (account|name|patient|person|record|medical|mail \
            |statement|number)
        (my name is|i am|this is) (not|actually) .. (not|wrong|and not|and i am not) 
        (my name is not|thats not my name|that is not my name|not my name|name is not)
        (should|supposed) (not|to not) (be )? (receiv*|getting|get|receive) .. (someone \
            |somebody|other|another|this|elses)
        (this|you) (is|have reached|are reaching|called|texted|are calling) (a |the |an )? \
            (business|restaurant|school|church|fax|fax machine|pizza|store|salon|law office \
            |bank|work phone|hotel|company phone|office phone|barbershop)
        (you|u) (are|keep) (texting|calling|emailing|messaging|contacting) (the |a )? (wrong \
            |stranger|random)
        (wrong|different|another) (maria|jose|john|david|smith|garcia|person with|patient with|name)
        (number|phone) .. (not|never) .. (connected|associated|belong*|affiliated) (to|with)
        unknown person
    """,
    es="""
        (numero|telefono|persona|correo|direccion|email|num|cel|celular) (equivocad*|incorrect* \
            |erroneo|erronea|mal|errad*|que no es)
        (esta|estan|estas|se|te|andan|creo que se|creo que) (equivocad*|equivoco|equivocaron \
            |equivocas|equivocando|confund*|confundiste)
        equivocad*
        (no|yo no) (soy|es|somos) (yo|el|ella|esa persona|la persona|ese|esa|quien|ninguna \
            |ningun|el paciente|la paciente|maria|jose|juan|carlos|ese senor|esa senora|el \
            numero|este numero|su numero|mi numero|numero de|telefono de|aqui|la que|el que|el \
            senor|la senora|a quien|mi nombre|mi cuenta)
        ^ (no|disculpe|perdon|lo siento)? no soy
        no (conozco|conocemos|se|sabemos|ubico|la conozco|lo conozco|me suena|tengo idea) (de \
            |a )? (quien|ningun*|esa persona|a esa|a ese|nadie|a nadie|ese nombre|ese senor|esa \
            senora|quien es|esa|ese) ..
        (aqui|en esta casa|en este numero|en este telefono|en este domicilio) no (vive|hay \
            |existe|es|trabaja|se encuentra|tenemos|conocemos|esta)
        (no|nadie) (vive|hay|existe|esta|se encuentra|trabaja) .. (aqui|nadie|con ese nombre \
            |esa persona|ese nombre|en este numero|con nosotros)
        (ya )? no (es|tiene|usa|vive|trabaja|pertenece) (su|este|aqui|el|mas|en|de) .. (numero \
            |telefono|casa|domicilio|aqui|correo)?
        ya no es (su|el|mi|de)
        (este|ese) (numero|telefono|correo|cel|celular) (ya )? (no|es mio|es nuevo|era de \
            |cambio|me lo dieron|lo acabo|le pertenece|pertenece)
        (acabo de|apenas|recien|hace poco|me dieron|me acaban de dar|tengo) .. (sacar|comprar \
            |adquirir|cambiar|este|tengo|obtener|nuevo|dar) .. (numero|telefono|linea|chip \
            |celular)
        (nuevo|nueva|cambio de|otro) (numero|telefono|dueno|duena|linea)
        (con|por|de) ese nombre
        (se mudo|se cambio de (casa|numero)|ya se fue de aqui)
        (mi nombre|me llamo) (no es|no|otra cosa)
        (otra|distinta|diferente) persona
        quien es (carlos|maria|jose|juan|ese|esa|esa persona|ella|el)
        (no|nunca) .. (he sido|fui|soy) .. paciente .. (de|ahi|alli|con|suyo)
    """,
    unless="""
        new (phone|number) who (this|is this)
        not (yet|now|sure|paying|today|really|again|interested|mine|yours|good|ok|cool|happy \
            |fair|true|right|possible|likely|available|working|home|here|sorry|that|this \
            |anymore|necessary|exactly|much|bad|enough|happening|ready|able|able to|urgent \
            |correct|tonight|tomorrow|helpful|funny|clear|applicable|spam|friday|monday|tuesday \
            |wednesday|thursday|saturday|sunday|insured|covered|due|received|acceptable)
        who is (this|that|it|calling|texting|there|the|my|your|responsible|billing|asking)
        (wrong|incorrect|bad) (amount|charge|code|codes|bill|date|insurance|balance|statement \
            |claim|billing|time|procedure|account number|member|policy)
        (is|was|are|be|looks|seems|sounds|went|did|anything|something|nothing|whats|that|its \
            |this|bill|completely|all|not|dead|so|am|coded|billed|charged|entered|did this|get \
            it|it) wrong $
        what is wrong
        not me (being|having|paying|the one paying)
        i (am|was) not (the (one|person) (who|that) (owes|signed|is responsible|pays) \
            |responsible|the guarantor)
        (new|different|another) (number|phone) (is|to reach|for me|here|please|my)
        (my|have a|got a|here is my|its my|this is my|changed to a|use my|on my) new (number \
            |phone|phone number|cell)
        (got|have|had|bought|using|switched|on) .. new (phone|number) .. (can you|please|resend \
            |send|lost|update|my|so i|need)
        (send|update|my|change|new|correct|right|best) (phone )? (number|email) (is|to|please|on)
        (no one|nobody|noone) (answers|answered|here (helps|answers)|called|told|explained|is \
            helping|picks up|there|responded|will (help|answer))
        (did|does|do) not (know|recognize) (who (did|does|billed|to|this|you|i)|this (charge \
            |bill)|if|what|why|how)
        (not|isnt) my (account|statement) (number|balance is|shows|says|total)
        not (me|him|her) (paying|to pay|who pays|who should pay)
        (she|he|they) moved (my|the|me|up|it|us) 
        i moved
        i have moved
        (i|we|have|just) moved
        (different|another) (person|patient) (answered|told me|said|every|each|at the desk)
        (talked|spoke|talk|speak|spoken|talking|call*|want|like|need|real|another|human|quiero \
            |hablar con) .. (different|another|otra|real) (person|persona)
        wrong (person|number|guy|people|one) to mess
        (wrong|different) number (of|on (the|my) (bill|statement|check|claim|card))
        (not|no) (mine|my bill)
        no (soy|estoy) (responsable|el responsable|la responsable|quien debe pagar|menor)
        (monto|cantidad|cobro|cargo|fecha|codigo|factura|cuenta|saldo|seguro|precio) \
            (equivocad*|incorrect*|erroneo|mal)
        equivocad* .. (en|con) (la|el|mi) (cuenta|cobro|monto|cantidad|cargo|factura|fecha \
            |codigo|bill|seguro|precio|cita)
        (se equivoc*|estan equivocad*|equivocados) .. (cobr*|cuenta|monto|cantidad|cargo \
            |factura|seguro|bill|cobrando)
        no se quien (me|hizo|pago|cobro|autorizo|manda|debe|paga|responde|atiende|es (el|mi) \
            (doctor|seguro))
        no es (mi|la) (cuenta|deuda|factura|cobro|cargo|bill|firma|responsabilidad|culpa)
    """,
)

THIRD_PARTY: Final = Topic(
    "third_party",
    Label.THIRD_PARTY,
    "comes from somebody other than the guarantor",
    urgency=Urgency.P2,
    en="""
        (this is|im|i am|its|hi its|here is|im the|i am the|speaking|talking to|you have|you \
            reached) (actually |just )? (his|her|the|their|the patients|patients|my) \
            ({relative}|caregiver|care giver|guardian|carer|nurse|aide|assistant|secretary \
            |social worker|case worker|poa|power of attorney|conservator|trustee|executor|home \
            health|neighbor|landlord|boss|employer|manager|pastor)
        (this is|i am) (the|a) (mother|father|wife|husband|daughter|son|mom|dad|parent|spouse \
            |caregiver|guardian|family member|parents)
        (i am|im|this is) .. ({relative}) (and|of|not him|not her|he|she|i handle|i take|i pay \
            |calling|texting|answering)
        (on behalf of|calling for|texting for|answering for) (my|his|her) ({relative}|client \
            |patient)
        power of attorney
        (poa|conservator*|guardianship|legal guardian|caregiver|care giver|caretaker|home \
            health aide|social worker|case manager|nursing home|assisted living|group home \
            |memory care)
        (he|she|{relative}|the patient) (is|has|was|had) (away|in jail|in prison|incarcerated \
            |deployed|overseas|in (the )? (hospital|army|navy|military|nursing home|rehab|coma \
            |icu|hospice|service|shower|mexico)|not here|not home|at work|working|sleeping \
            |asleep|out of (town|the country)|unavailable|busy|in a (home|meeting|nursing home \
            |coma|facility)|locked up|doing time|at (school|work|basic|boot camp|college \
            |practice)|on (dialysis|deployment|vacation)|disabled and|blind|deaf|dementia \
            |alzheimers|incapacitated|not available|not able|unable)
        (he|she) (can not|does not|could not|is not able to|is unable to) (come|talk|speak|read \
            |text|answer|respond|understand|see|get|use|hear|write) .. (phone|right now|english \
            |at the moment|texts|this|right|anymore|well)?
        (has|have|with|had|suffers from) (dementia|alzheimers|alzheimer|a brain injury|memory loss)
        (give|pass|relay|forward|tell) (him|her|it to|this to|them) .. (message|know|him|her|to \
            him|to her|that you (called|texted))
        (i|we) (will|can) (tell|let|give|pass|have) (him|her|it to (him|her)|the message) .. \
            (know|message|you called|on|along)?
        (i |who )? (handle|manage|take care of|pay|pays|handles|manages|help with) (his|her|my \
            (moms|dads|mothers|fathers|mom|dad|mother|father|parents|husbands|wifes|grandmas \
            |grandmothers)|their|the|all the) (bills|finances|affairs|money|accounts|payments \
            |medical bills|paperwork|bill)
        not (him|her|the patient) (but|im|i am|its|this is|this)
        (this is|you have) (my|his|her) ({relative}) (phone|number|cell)
        his (mother|wife|mom|sister|daughter|caregiver|girlfriend|father|dad|brother|son) here
        her (mother|husband|mom|sister|daughter|caregiver|boyfriend|father|dad|brother|son) here
        (my|the) (mom|dad|mother|father|son|daughter|wife|husband|brother|sister|grandma \
            |grandpa|grandmother|grandfather) (is|was) (the|your) (patient|one who|one you \
            |guarantor)
        is the patient
    """,
    es="""
        (soy|habla|le habla|este es|esta es|yo soy|le escribe|aqui) (su |la |el |el papa|la \
            mama)? ({pariente}|cuidador*|tutor*|enfermer*|trabajador* social|apoderad*|nuer* \
            |yerno)
        soy (su|la|el) ({pariente})
        (el|ella|mi {pariente}|mi (mama|papa|esposo|esposa|abuelita|abuelo)) .. (esta|anda|se \
            encuentra|fue|no esta|no se encuentra|salio) .. (trabajando|preso|presa|carcel \
            |hospital|dormid*|durmiendo|fuera|viaje|mexico|de viaje|ocupad*|en casa|enferm* \
            |intern*|militar|ejercito|detenid*|deportad*|escuela|asilo)?
        (mi|su) ({pariente}) (no )? (habla|entiende|sabe leer|puede (hablar|leer|contestar|ver \
            |venir)|usa telefono)
        (de parte de|a nombre de|en nombre de) (mi|su)
        (poder notarial|carta poder|tutela|tutor legal|apoderad*)
        (yo )? (me encargo|manejo|pago|llevo|ayudo con|veo) (de )? (las|sus|los|de) (cuentas \
            |bills|biles|pagos|finanzas|gastos) (de (mi|su))?
        (el|ella) no (esta|se encuentra|puede)
        (yo )? (le|les) (paso|doy|digo|aviso) (el|su|el recado|de su|a (el|ella|mi)) (mensaje \
            |recado|aviso)?
        no (soy|es) (el|ella) (soy|es) (su|mi)
    """,
    unless="""
        (my|the) ({relative}) (is|was) (the patient and i|covered|insured|on (my|the|his|her))
        (he|she) (is|was) (not available|busy|out) (when|last time|to see me)
        (my|a) (caregiver|social worker|case manager) (said|told|helps|can|will)
        (she|he|{relative}) (is|was) in the hospital (when|last|for|on|and|during|that|from|in)
        (el|ella) no (esta|puede) (cubri*|asegurad*|pagar)
    """,
)

CONFIDENTIAL: Final = Topic(
    "confidential",
    Label.CONFIDENTIAL_COMMS,
    "says that messages here are unsafe or private",
    hold=HoldKind.SAFETY_ABUSE,
    work=WorkKind.SAFETY,
    urgency=Urgency.P1,
    silent=True,
    en="""
        (he|she|they|my (husband|wife|ex|parents|mom|dad|boyfriend|girlfriend|partner|roommate \
            |roommates|kids|boss|family|mother|father|coworkers|sister|brother|son|daughter|in \
            laws)|someone|somebody|everyone|people|others|other people) .. (reads|read|sees|see \
            |checks|check|hears|hear|opens|open|goes through|looks at|gets|get|shares|has|can \
            see|could see|will see|might see|monitors|listens|uses|using|finds|find out|found \
            out|finds out|knows|find|picks up|answers) .. (texts|phone|this|mail|messages|email \
            |emails|voicemail|voicemails|it|cell|number|line|message|calls|account|about (it \
            |this|the)|what|inbox|letters|bill|bills|statement|statements|out)
        (share|shares|shared|sharing|family|work|company|joint|borrowed|roommate*) (this|a|my \
            |the|same|the same|an|our|our family|with)? (phone|cell|email|number|inbox|mailbox \
            |computer|line|account|address|plan|ipad|tablet|device)
        (do not|dont|never|not|cant|can not|please no|please do not|no) (send|mail|leave|text \
            |call|say|mention|put|write|tell|show|reveal|disclose|discuss|share|email) .. (home \
            |house|voicemail*|voice mail*|what (its|it is|this is|it was) (for|about)|to (my \
            |the) (house|home|work|address|parents|job)|anything|husband|wife|parents|mom|dad \
            |family|diagnosis|details|reason|why|specifics)
        (can not|cannot|must not|not|do not want|dont want|would hate for|does not|cant have \
            |never) (let |have |want |allow )? (him|her|my|anyone|anybody|them|the) (husband \
            |wife|parents|mom|dad|mother|father|boss|boyfriend|girlfriend|family|kids|partner \
            |roommate*|employer|coworkers|ex|else|in laws|whole family)? .. (know|find out \
            |knowing|see|finding out|hear|learn|seeing|hearing|read|reading) (about|this|it \
            |that|i|where|what|out)?
        (parents|husband|wife|boyfriend|partner|mom|dad|family|boss|girlfriend|employer|ex \
            |roommate*|he|she) (can not|cant|cannot|must not|does not|do not|should not \
            |shouldnt|may not|better not|dont|doesnt|never|not|is not supposed to) (know|find \
            out|see|hear|be told|learn|read|ever know|ever find|get)
        (keep|keeping|kept) (this|it|my (visit|info|information|account|bill|treatment)|that \
            |everything|the) (visit|bill)? (private|confidential|secret|quiet|between us \
            |discreet|hush|to yourself|off)
        (private|confidential|discreet|secret|privacy|discretion) .. (please|need|matter|keep \
            |visit|keep it|important|only|concern|number|request|communication)
        (confidential|alternate|alternative) (communication|communications|address|contact)
        (send|mail) (it|this|them|bills|mail|statements|anything|everything) (to )? (somewhere \
            |some place|someplace|a different|another|a po box|my po box|a safe|my work|my \
            sister|my moms|my mothers|my friends) (else|address|place|po box|house|instead)?
        (po box|p o box) .. (safe|private|only|instead|husband|ex|confidential|secret)
        (not|no longer|isnt|never) safe (to|for) (text|call|contact|send|me to|leave|mail|talk \
            |write|receive|message|reach)
        (not|no) (a )? (private|secure|safe) (phone|line|number|email|place|address|inbox)
        (can not|cant) (talk|speak|text|discuss this) (here|in front|around|at home|with (him \
            |her)|freely|openly|on this|now he|now she|right now he|right now she)
        (can not|cant) (talk|speak) ... (he is|she is|husband|wife|someone is|people are \
            |listening|boss|coworkers)
        (on|under) (my|their) (parents|moms|dads|mothers|fathers|husbands|wifes|family) \
            (insurance|plan|policy|phone plan|health plan) .. (not|dont|see|know|find|eob \
            |private|they)
        (he|she|they|ex) .. (still )? (gets|get|opens|picks up|collects|checks|has access to \
            |has) (the|my|our|all the) (mail|mailbox|letters|email|password|account|po box|key)
        (wrong|other) (eyes|people) (see|seeing|reading)
        (without|before|behind) .. (husband|wife|parents|he|she|him|her|mom|dad|family|boss) \
            (knowing|finding|sees|finds|know|back)
        my mom sees (this|it|these)
        (surprise|secret) from (my|him|her)
    """,
    es="""
        (mi (esposo|esposa|marido|mujer|ex|novio|novia|papa|mama|suegra|familia|jefe|pareja \
            |hijo|hija|hermano|padre|madre)|mis (papas|padres|hijos|suegros|hermanos)|el|ella \
            |nadie|ellos|alguien|otra persona|otras personas) .. (lee|leen|ve|ven|revisa \
            |revisan|checa|checan|abre|abren|oye|escucha|escuchan|usa|tiene|se entera|se \
            enteren|se entere|enterarse|comparte|contesta|contestan|mira|se da cuenta|agarra) \
            .. (telefono|mensajes|mensaje|celular|cel|cartas|correo|correos|correspondencia \
            |llamadas|textos|esto|buzon|todo|cuenta|correo de voz|mis cosas|numero)
        (no|nadie|nunca) (puede|pueden|debe|deben|quiero que|quisiera que|tiene que|vaya a \
            |vayan a|deja que|dejen que) (mi |el |ella |mis |nadie |se |{pariente} |familia \
            |papas |padres )* (saber|enterar*|enter*|ver|sepa|sepan|vea|vean|lea|leer|darse \
            cuenta)
        (no )? (comparto|compartimos|comparten|compartido|compartida) .. (telefono|celular \
            |correo|numero|linea|buzon|cuenta|direccion|casa|con)
        (no|nunca|por favor no) (me )? (dej*|mand*|envi*|mencion*|dig*|pong*|habl*|llam* \
            |escrib*|coment*) .. (casa|buzon|recado*|correo de voz|de que (es|se trata)|que es \
            |para que es|domicilio|trabajo|a nadie|mi esposo|mi marido|mi mama|mi familia \
            |detalles|diagnostico|aqui|mensaje de voz|este telefono|mis papas|mis padres)
        (es|esto es|algo|asunto|de forma|manera|discret*|mantener*|mantengan*|quede|que sea) \
            (muy |esto |lo )? (privad*|confidencial*|discret*|secret*|entre nosotros|personal)
        (confidencial|discrecion|privacidad|en privado)
        (mand*|envi*) .. (otra direccion|otro lado|otro lugar|otro domicilio|apartado postal|po \
            box|casa de mi)
        no es segur* (llamar*|escribir*|este|mandar*|hablar|aqui|contactar*|que)
        no puedo (hablar|contestar) .. (aqui|el|enfrente|mi|cerca|trabajo|oye|escucha|ahorita esta)
        (este|mi) (telefono|celular|correo|cel|numero) (es|lo) (de mi (esposo|marido|mama|papa \
            |familia|trabajo)|compartido|usa|usan|comparto)
        (seguro|aseguranza) de mis (papas|padres) .. 
        sin que (mi|el|ella|mis|nadie|se) .. (sepa|sepan|entere*|vea|vean|de cuenta)
        no me escriba* (aqui|a este|mas aqui)
        a escondidas
    """,
    unless="""
        (see|sees|get|gets|read|reads|got|found|find|check|checks|has|have|uses|use) (this|it \
            |the|my|your) .. (bill|statement|message|email|text|account|phone|number) .. \
            (online|on the portal|and (i|we|he|she) (will|can) (pay|call)|in the system \
            |insurance)
        (people|you|they|you guys|he|she|doctor|nurse|someone|everyone|nobody|insurance|office \
            |staff|somebody) .. (get|gets|got|have|has|find|found|check|checks|see|sees|hear \
            |hears|open|answers|use|uses|picks up|answer|look|looks) (it|this|the|my|a|back|me \
            |an|your|on|at|his|her|to|out|what|that) .. (insurance|card|payment|bill|paid|claim \
            |appointment|money|check|records|results|right|wrong|fixed|together|phone call \
            |phone|calls|line|account|statement|why|how|if|when|about (the|this|my) (bill \
            |balance|charge))
        privacy (policy|notice|practices|act|officer|violation)
        hipaa
        (send|mail) (it|them|this) to (another|a different|my new|the new|my) (address|email \
            |insurance|provider|collection)
        (can not|cant) (talk|speak) (right now|now) .. (call|driving|work|later|meeting)
        (family|work|company) plan
        find out (what|why|how|when|if|about (the|my|a) (insurance|claim|balance|bill|charge))
        (do not|dont|never|not) (send|mail|leave) .. (bill|statement|me|it|this|anything) .. \
            (until|again|anymore|before|to collections|because|yet|if)
        sin que (me|el seguro|mi seguro|nadie me|mi doctor) 
    """,
)

LANGUAGE: Final = Topic(
    "language",
    Label.LANGUAGE_PREFERENCE,
    "asks for another language",
    urgency=Urgency.P3,
    en="""
        (spanish|espanol|english|vietnamese|tagalog|chinese|mandarin|cantonese|korean|arabic \
            |russian|french|creole|haitian creole|portuguese|hmong|somali|polish|farsi|hindi \
            |urdu|punjabi|japanese|german|amharic|nepali|burmese|khmer|lao|thai|navajo|asl|sign \
            language|ukrainian|swahili|bengali|gujarati|italian|greek) (please|only|speaker \
            |speaking|version|language|interpreter|translator|translation|pls|text|texts \
            |messages|instead|speakers)
        ^ (in )? (spanish|espanol|vietnamese|tagalog|chinese|mandarin|cantonese|korean|arabic \
            |russian|french|creole|portuguese|hmong|somali|polish|farsi|hindi|asl) (please)? $
        (in|speak|speaks|speaking|talk|read|understand|know|habla|write|send|have|need|prefer \
            |want|translate|switch to) .. (spanish|espanol|vietnamese|tagalog|chinese|mandarin \
            |cantonese|korean|arabic|russian|french|creole|portuguese|hmong|somali|polish|farsi \
            |hindi|asl|urdu|punjabi|my language|another language|other language)
        (interpreter|translator|translation|interpretation|relay service|tty|bilingual)
        (do not|does not|can not|not|no|little|bad|only a little|not much|poor|not good|not \
            very good|limited|barely) .. (speak|understand|read|good|know|write|much|so good \
            |well|very good)? (english|ingles|the language)
        (deaf|hard of hearing|blind|hearing impaired) 
        (what|which|another|other|my|native|first) language
    """,
    es="""
        (en|solo|hablo|habla|hablan|hable|quiero|prefiero|puede ser en|mandar en|manden en \
            |escriban en|necesito|lo quiero en|por favor|algo en|tienen) (solo |nada mas |un \
            poco de |mas |persona que hable |poco )? (espanol|castellano)
        espanol (por favor|please|solamente|nada mas|mejor)?
        no (hablo|entiendo|se|leo|habla|entiende|sabemos|hablamos|comprendo|entendemos|leemos) \
            (mucho |muy bien |nada de |bien |casi |el |tanto |leer |hablar |nada )* (ingles|el \
            idioma|ingle)
        (interprete|traductor*|traduccion|traduc*)
        (hablo|entiendo) (muy )? poco (ingles|el ingles)
        (otro|mi|cambiar de|cambiar el|cual|que) idioma
        (alguien|persona) que hable
        en (mixteco|nahuatl|quiche|mam|portugues|creole|zapoteco)
        sord*
    """,
    unless="""
        (in|speak|speaking) plain english
        (deaf|blind) (ears|eye|sided)
    """,
)

HUMAN: Final = Topic(
    "human",
    Label.CALL_ME_HUMAN,
    "asks for a person",
    work=WorkKind.CALL,
    urgency=Urgency.P1,
    en="""
        (call|phone|ring|callback) (me|us|back|my cell|my phone|please|this number|asap)
        (give|gimme|get) (me|us) a (call|ring|callback|call back|shout)
        (have|need|want|get|let|can|could|would like|like|please|wanting) .. (someone|somebody \
            |a person|anyone|billing|a rep|manager|a manager|a human|your manager|the doctor \
            |the office|supervisor|him|her|one of you|representative|the billing department \
            |your billing manager|office manager|anybody|somebody in|agent|the nurse) .. (call \
            |to call|contact|to contact|reach out|talk|to talk|speak|phone|help|to help|explain \
            |answer|get back|respond|get in touch|look into|review)
        (talk|speak|spoke|chat|talking|speaking|connect|connected|transfer*|conversation|get \
            through) (me )? (to|with|2|w) (a|an|the|your|some|somebody|someone|my|real|actual \
            |live|anyone|billing|another) .. (person|human|rep|representative|agent|operator \
            |someone|somebody|people|manager|supervisor|billing|staff|doctor|nurse|receptionist \
            |office|department|in billing|live|specialist|advocate|lady|guy|biller|about \
            |anyone)?
        (talk|speak|talking|speaking) (to|with) (someone|somebody|anyone|anybody|billing|a|the \
            (office|billing|manager|doctor))
        (real|actual|live|human) (person|human|agent|representative|rep|operator|being|someone \
            |people|one)
        (human|person|agent|operator|representative|manager|supervisor|associate) (please|now)
        ^ (a |an |i want |want |need |real |live )? (representative|agent|operator|human|person \
            |rep|manager|supervisor|customer service|real person|live person|live agent|speak \
            to agent|billing department)
        (need|want|require|get|give me|prefer) (to )? (a|an|speak to a|some|real|actual) (human \
            |real person|person|rep|representative|manager|supervisor|agent|callback|call back \
            |phone call|call|conversation|appointment with billing|someone)
        (are|is) (you|this) (a|an) (bot|robot|machine|computer|ai|automated|human|real person \
            |chatbot)
        (bot|robot|ai|automated|machine) .. (human|person|someone|real|talk)
        (can|could|would|will|may|please) (you |u |someone |somebody |i |we |anyone |one of you \
            |yall )? (please )? (call|phone|ring) (me|us|back|someone|you|tomorrow|the office \
            |in)?
        (call|talk|speak|discuss*|discuss this|go over|over) .. (this|it|my (bill|account \
            |balance|options)) .. (with|to) (someone|somebody|a|you)
        (i )? (have|got) (a |some |a few |several |many |so many |other )? (question|questions \
            |concerns)
        (what|is there|give me|need|whats|have) (a |the |your |an )* (number|phone number \
            |phone) .. (call|i can (call|reach)|for billing|to (call|reach|talk)|you guys \
            |billing)
        (number|phone number) (to call|for billing|i can call|to talk)
        (how|who) (can|do|should) (i|we) (call|contact|reach|talk to|speak to|speak with) \
            (about|you|someone|billing|for|the|regarding)?
        (return|returning) (my|your) call
        (waiting|waited) (on|for) (a|your|my) (call|callback|call back)
        (contact|reach out to|get in touch with|get back to|respond to|reach) me (at|about|asap \
            |please|when|to|regarding|so|as soon|by phone|directly)
    """,
    es="""
        (llamenme|llameme|llamame|llamarme|marquenme|marqueme|marcarme|hablenme|hableme \
            |hablarme|comuniquenme|comuniqueme|comunicarme|devuelvanme la llamada|regresenme la \
            llamada)
        (me|nos) (pueden|puede|podrian|podria|puedes|quieren|gustaria que) .. (llamar|marcar \
            |hablar|contactar|comunicar|llamaran|devolver|regresar)
        (me|que me|alguien me|por favor) (llamen|llame|llama|marquen|marque|hablen|hable \
            |llamara|llamaran|contacten|regresen)
        (hablar|platicar|comunic*|hable|conversar|contactar) (con|a) (una|un|alguien|algun*|el \
            |la|ustedes|otra|personal|usted|quien|su) .. (persona|humano|representante|agente \
            |gerente|supervisor*|encargad*|de verdad|real|operador*|oficina|doctor*|cobranza \
            |departamento|de facturacion|manager|que|de la oficina|alguien)?
        (persona|humano|representante|agente|operador*|gerente|supervisor*) (por favor|real|de \
            verdad|en vivo|ya)?
        (eres|es|son|esto es|es usted) (un|una) (robot|bot|maquina|computadora|contestadora|persona)
        (quiero|necesito|quisiera|solicito|ocupo) .. (llamada|que me llam*|hablar|una persona \
            |alguien que me|que alguien)
        (tengo|tenia) (una |unas |algunas |varias |muchas |otra )? (pregunta|preguntas|duda|dudas)
        (numero|telefono) (de|para|donde|al que) .. (llamar*|hablar|ustedes|oficina|comunicar* \
            |facturacion)
        (a donde|a que numero|donde|como) (puedo |les |los )? (llamo|llamar*|marco|marcar \
            |contacto|comunicarme|me comunico)
    """,
    unless="""
        (do not|dont|never|not|stop|quit|no|no need to|no reason to|please do not|wont|will \
            not) (ever |to )? (call|calling|phone|ring|talk|calling back) .. (me|us|back|this \
            |my|here|anymore|again)
        (will|i|going to|can|ill|we|gonna|let me|if i|should i|shall i|may i|do i|when i|tried \
            to|trying to) (call|phone|ring) (you|u|back|the office|in|tomorrow|later|them|my \
            |today|next|this week|friday|monday|billing)
        (ill|i will|i can|we will) call
        (call|called|calling|calls) me (a|names|at work|by|every|all|crazy|stupid|five|3|4|10 \
            |when|at home|so much|ten|this early|daily|constantly)
        can (i|we) call (you|in|back|and pay|to pay|the office)
        (on|got|waiting on|took) the (call|phone)
        (no|ya no|nunca|tampoco) (me |nos )? (llam*|marqu*|habl*|contact*|vuelvan a llamar)
        (no|ya no) (quiero|necesito|deseo) .. (llam*|hablar)
        (call|text) (if|when) you need
        (talk|speak|talking|speaking|contact|call) (to|with)? (my|our|an|his|her|the) (lawyer|attorney|counsel|insurance|husband|wife|mom|mother|dad|father|ex|son|daughter)
        (habl*|comuni*|contact*) (con|a) (mi|su|el|la|nuestr*) (abogad*|{pariente}|licenciad*|seguro|aseguranza)
    """,
)

TOPICS: Final = (WRONG_NUMBER, THIRD_PARTY, CONFIDENTIAL, LANGUAGE, HUMAN)
