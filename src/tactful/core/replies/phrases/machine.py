"""Text that no patient means for a person: automatic answers, noise, attacks, and secrets."""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import Urgency, WorkKind

INJECTION: Final = Topic(
    "prompt_injection",
    Label.PROMPT_INJECTION,
    "speaks to the machine as if it took orders",
    work=WorkKind.REVIEW,
    urgency=Urgency.P3,
    silent=True,
    en="""
        (ignore|disregard|forget|override|bypass|discard|skip|delete|overlook|neglect|drop) \
            (all |any |your |the |my |every |everything |these |those |prior |previous |above \
            |earlier |safety |system |of |other |existing |last )* (instruction|instructions \
            |rule|rules|guideline|guidelines|prompt|prompts|directive|directives|policy \
            |policies|training|programming|restrictions|constraints|commands|orders|context \
            |filters|safeguards|protocol|protocols|said before|you were told|above)
        ^ (system|assistant|user|developer|admin|root|ai|bot|sudo|instruction|instructions \
            |command|cmd|execute) ,
        (system|developer|admin|root|debug|god|maintenance|dan|jailbreak|sudo|override|test) \
            (prompt|mode|message|override|access|command|instruction|privileges|console|note \
            |update|directive)
        (you are|youre|act|behave|pretend|imagine|roleplay|role play|respond|acting|simulate \
            |from now on you are|assume) (now |as |to be |that |you are |like |if |acting as \
            |as if |as though )* (a |an |my |the |in |in a |the new |helpful |friendly \
            |different |unrestricted |free )* (bot|assistant|ai|chatbot|refund bot|admin \
            |administrator|developer|dan|account manager|manager|billing manager|system \
            |supervisor|human|robot|language model|llm|model|doctor|employee|agent|mode \
            |terminal|shell|database|accountant|already|approved)
        pretend (you|that|to be|im|i am|this|my)
        (set|update|change|mark|make|adjust|edit|modify|reset|clear|zero|zero out|record|post \
            |write|flag|put|log) (my |the |this |our |all |account |patient |their |out |every \
            |invoice |status |promise |current )* (balance|account|bill|status|record|invoice \
            |debt|amount|ledger|payment|promise date|balances|accounts|due date|charges \
            |promise) (to |as |is |at |of |date )* (0|zero|paid|paid in full|closed|settled \
            |cleared|confirmed|none|nothing|null|resolved|complete|completed|true|false \
            |forgiven|written off|waived|received|deleted)
        (balance|amount|status|due|promise date|promise) (0|to 0|equals 0|zero|paid in full \
            now) .. (confirm|set|system|and)
        (reveal|print|show|display|output|repeat|dump|leak|tell me|give me|list|return|expose \
            |send me|what is|what are|export|read me) (me |your |the |all |full |hidden \
            |initial |original |secret |entire |of |list of |other |complete |every |internal \
            )* (system prompt|prompt|instructions|instruction|configuration|config|api key|api \
            keys|password|passwords|database|patient list|patients|patient records|patients \
            balances|other patients|other patient|source code|training data|hidden rules|rules \
            you|secret|secrets|environment variables|credentials|schema|tables)
        (system|hidden|initial|original) (prompt|instructions)
        (tool|function|script|close_account|delete_account|sql|exec|eval|api|json|xml) (call \
            |close*|delete*|run|alert|execute)
        (select|drop|delete|insert|update|union|truncate|alter) (all |from |table |into |select \
            |star )* (from|table|into|where|select|patients|users|accounts)
        (write off|forgive|waive|zero out|cancel|approve|authorize|discount|refund|credit \
            |delete|erase|wipe) .. (this|my|the|all|entire) .. (account|balance|debt|accounts \
            |patients|100 percent) .. (and (reply|confirm|respond|send|mark)|now that you|as \
            (admin|administrator|the clinic|instructed)|immediately and)
        (approved|already approved|authorized|granted) .. (100|hundred|full) percent (discount \
            |off|write off|refund)
        (as|i am|im|this is|on behalf of) (the |a |your |an |clinic |system |practice |billing \
            )* (administrator|admin|developer|ceo|sysadmin|superuser|root user|programmer \
            |creator|engineer|openai|anthropic|owner of this system) .. (i |authorize|order \
            |command|you must|instruct|override|here|demand|grant)?
        (close_account|drop table|rm rf|script alert|tool_call|function_call|im_start|im_end \
            |endoftext|inst|system_prompt|begin system|end system)
        (new|updated|following|these|additional|my) (instructions|rules|directive|directives \
            |orders|task|policy) (are|is|for (the )?(ai|bot|assistant|model)|from|override \
            |apply|follow)
        (respond|reply|answer|output) (only )? (with|in) (json|yes only|the word|only|exactly \
            |the phrase|base64|ok only|all|raw|code|markdown)
        (jailbreak|base64|prompt injection)
        (do not|dont) (contact|text|call|message) (until|till|before) (then|2099|2050|further)
        (ignore|forget) (rules|instructions|everything|all previous|previous|prior|what (you \
            |they) (were|told)|your rules)
        (refund|send|transfer|pay|wire|credit) me (1000|5000|500|10000|a million|money|all the) \
            .. (now|bot|system|immediately|as)
        (confirm|tell|inform) (to )? (the )? (patient|user|customer|staff) .. (paid|balance \
            |full|zero|confirm*)
        the patient has paid
        record payment
    """,
    es="""
        (ignora|ignore|ignoren|olvida|olvide|olviden|omite|omita|descarta|salta|desobedece) \
            (todas |tus |sus |las |todo |lo |los |tu |su |cualquier |anteriores |previas |mis \
            |el )* (instrucciones|instruccion|reglas|ordenes|anterior|anteriores|indicaciones \
            |programacion|politicas|restricciones|sistema|lo que te dijeron|mensaje anterior)
        (actua|actue|comportate|finge|simula|pretende|haz|responde|eres ahora|ahora eres \
            |imagina) (como |que |de |si |fueras |fuera |eres |es |un |una |ser )* (bot \
            |asistente|administrador|gerente|sistema|humano|ia|inteligencia|robot|modelo|doctor \
            |empleado|desarrollador|pagado|mi cuenta)
        (dime|muestra*|muestrame|revela|imprime|ensena*|dame|lista|envia*|manda*|repite \
            |exporta) .. (saldos|datos|lista|informacion|nombres|prompt|instrucciones \
            |contrasena|cuentas|registros) .. (de (otros|todos|los) .. pacientes|del sistema \
            |otros pacientes|pacientes|secret*|tus instrucciones|tu sistema|base de datos)
        (pon|ponga|cambia|cambie|marca|marque|actualiza|borra|registra|ajusta) (mi |la |el |su \
            |todas |las )* (saldo|cuenta|deuda|balance|cuentas|pago) (a |en |como |de )* (cero \
            |0|pagad*|liquidad*|saldad*|confirmad*|cerrad*)
        modo (desarrollador|administrador|sistema|dios)
        (soy|como|en calidad de) (el |la |un |una )* (administrador|desarrollador|programador \
            |dueno del sistema|ingeniero)
        (prompt|instrucciones) (del|de) sistema
    """,
    unless="""
        (ignore|disregard|forget|delete|skip) (my|the|that|this) (last|previous|earlier|first \
            |other|prior) (text|message|email|one|reply|msg)
        (ignore|disregard|forget) (my |the |that |this )* (text|message|last text|email|one)
        (update|change|put) (my|the) (balance|account|record) (please|with|information|address)
    """,
)

PRIVATE: Final = Topic(
    "phi_disclosure",
    Label.PHI_DISCLOSURE,
    "holds private health or identity facts, or reports that ours went astray",
    work=WorkKind.REVIEW,
    urgency=Urgency.P2,
    silent=True,
    en="""
        (ssn|social security number|social security|social) (is|number is|number|ending|last 4 \
            |last four|my|its|card|n)
        (my|his|her) (ssn|social)
        (dob|date of birth|birth date|birthdate|birthday|birth day|born (on|in)|d o b|bday) .. \
            (is|was|19|20|of|on)?
        (member|subscriber|policy|group|medicaid|medicare|insurance|patient|beneficiary \
            |recipient|mrn|medical record) (id|number|no|num|card number|id number \
            |identification)
        (mbi|mrn)
        (hiv|aids|std|stds|sti|herpes|chlamydia|gonorrhea|syphilis|hepatitis|abortion \
            |miscarriage|pregnancy test|pregnant|rehab|detox|suboxone|methadone|naltrexone \
            |addiction|addict|alcoholic|alcoholism|overdose treatment|substance abuse|drug \
            (test|treatment|rehab)|bipolar|schizophren*|psychiatr*|psych (ward|visit|unit) \
            |depression|anxiety medication|ptsd|therapy session|therapist|mental health|gender \
            |transition*|hormone therapy|transgender|cancer|chemo|chemotherapy|tumor|erectile \
            |viagra|fertility|ivf|vasectomy|paternity|autism|adhd|eating disorder|rape kit \
            |sexual assault exam|opioid|prep medication|genetic test|dialysis|biopsy results \
            |diagnosis)
        (pic|picture|photo|image|copy|screenshot|scan|pictures) of .. (license|id|insurance \
            card|ins card|card|passport|social|medicaid card|medicare card)
        (got|received|getting|see|seeing|have) (another|someone elses|somebody elses|a different|some other|other) .. (persons|patients|peoples|person|patient|people) .. (statement|bill|info|information|record|records|results|lab|labs|balance|appointment|chart|mail|diagnosis|letter|text|email)
        (sent|texted|emailed|mailed|texting|sending|gave|given|disclosed|shared|showed|showing) (me |us |my (husband|wife \
            |mom|boss|employer|ex) )? .. (another|someone else|someone elses|somebody elses \
            |other|a different|different|the wrong|some other|somebody else|strangers|wrong) \
            (persons|person|patients|patient|peoples|people|name|statement|bill|info \
            |information|record|records|medical|results|elses|lab|labs|balance|appointment \
            |chart|mail|diagnosis|letter)
        (statement|bill|info|information|records|results|letter|diagnosis|email|text|envelope \
            |data) .. (for|of|about|belong* to|with) .. (someone|somebody|another|a different \
            |other|wrong|someone else|not mine) .. (person|patient|else|named|name|elses)?
        (someone|somebody) (elses|else) (name|bill|info|information|medical|records|statement \
            |balance|results|data|phi|diagnosis|health)
        (privacy|hipaa|data) (breach|violation|incident|leak)
        (my|his|her|passport|drivers license|driver license|license) (license number|passport \
            number|drivers license|driver license|passport|id number|license is)
        is this (bill )? for (the|my) .. (test|procedure|treatment|visit|surgery|therapy)
    """,
    es="""
        (mi|su|el) (numero de )? (seguro social|social|ssn)
        (fecha de nacimiento|naci el|nacido el|nacida el|naci en|fdn)
        (numero|id) de (miembro|poliza|afiliado|medicaid|medicare|paciente|grupo|expediente \
            |suscriptor)
        (vih|sida|ets|aborto|embarazo|embarazada|metadona|rehabilitacion|adiccion|alcoholismo \
            |bipolar|psiquiatr*|psicolog*|esquizofren*|depresion|cancer|quimio*|tumor|hormon* \
            |terapia|salud mental|sifilis|herpes|hepatitis|suboxone|prueba de embarazo|drogas \
            |vasectomia|diagnostico)
        (foto|imagen|copia) (de|del) .. (licencia|identificacion|tarjeta|id|seguro|pasaporte)
        (me|nos) (mandaron|enviaron|llego|dieron|mando) .. (de otra persona|de alguien mas|otro \
            paciente|otra paciente|datos de otr*|cuenta de otr*|informacion de otr*|resultados \
            de otr*)
        (informacion|datos|cuenta|factura|resultados|nombre) de (otra persona|otro paciente \
            |alguien mas|otra gente)
    """,
    unless="""
        (on|get|gets|my|receive|when my|when|until|from|only|check|living on|live on|just) \
            social security (check|comes|hits|drops|is|money|deposit|deposits|income|every|on \
            |only|1|8|9)
        social security (check|checks|comes|hits|income|disability|deposit|money|benefits|only \
            |payment|gets|drops|posts|arrives|direct)
        (on|get|gets|when|until|my|receive) social security
        social (media|worker|services|work)
        (happy|my|his|her|for my|after my|on my|before my) (birthday|bday) (is|wish|party|money \
            |so|and)?
        (not|isnt|aint) (my|a) .. therapist
        (anxiety|depression|cancer) (lol|of society)
        (card|payment|account|confirmation|phone|claim|statement|reference|routing|check) number
        is this (bill )? for (the|my) (visit|appointment) (in|on|last|from)
    """,
)

CARD: Final = Topic(
    "card_data",
    Label.CARD_DATA,
    "gives a card or bank number",
    work=WorkKind.REVIEW,
    urgency=Urgency.P2,
    en="""
        (card|credit card|debit card|visa|mastercard|amex|account|routing|bank account|bank) \
            number is
        (cvv|cvc|security code) 
        (exp|expires|expiration) (date |is )* .. (cvv|cvc|code|zip)
    """,
    es="""
        (numero de (mi |la )?(tarjeta|cuenta bancaria)|mi tarjeta) es
        (codigo de seguridad)
    """,
)

AUTO_REPLY: Final = Topic(
    "auto_reply",
    Label.AUTO_REPLY,
    "is an automatic answer",
    urgency=Urgency.P3,
    en="""
        (automatic|automated|auto|autoreply|vacation|away|auto generated|automatically \
            generated|system generated) (reply|response|responder|message|email|notification \
            |generated|answer|replied)
        (autoreply|autoresponder|autorespond|auto reply|auto response)  $
        out of (the )? office
        (i am|im|i will be|we are|currently) (currently |away |now )* (away|out|on (vacation \
            |leave|pto|holiday|maternity leave|medical leave)|unavailable|traveling) .. (email \
            |until|office|return*|back|access|limited|and will|desk|respond)
        (limited|no|little|intermittent) access to (my )? (email|emails|messages|phone|internet)
        (will|shall) (respond|reply|get back|return|answer) .. (when i (return|get back|am back \
            |can)|upon my return|as soon as (i|possible)|when i return|at my earliest|my return \
            |later|you when|within)
        (delivery status notification|undeliverable|undelivered|delivery (has )?failed|mail \
            delivery|returned mail|mailer daemon|postmaster|message not delivered|could not be \
            delivered|delivery failure|was not delivered|message blocked|mailbox (is )? full \
            |user unknown|address not found|recipient rejected|no such user|permanent failure \
            |delivery incomplete)
        (mailbox|inbox|email address|email|account) .. (full|not monitored|no longer monitored \
            |unmonitored|unattended|no longer (in use|active|valid|exists)|inactive|does not \
            exist|disabled)
        (no longer|not) (being )? monitored
        (do not|please do not) (reply|respond) (to this|$)
        (i am|im|cant|can not|currently|right now|busy) (right now |currently |now )? (driving) \
            .. (right now|will|see your|later|get|text|focus|notifications|with)?
        (driving) (right now|mode|with do not disturb|focus|and cant|and will)
        (do not disturb|focus|driving mode|sleep mode|quiet mode) (is|while|turned|mode|on \
            |enabled|has|status)
        (notifications|messages) (are )? (silenced|muted|turned off)
        (reply|text|type|send) urgent
        (sorry )? (i )? can not talk right now
        (you have|youve|you are|thank you for|thanks for) (reached|calling|contacting|emailing \
            |messaging|reaching) .. (voicemail|voice mail|mailbox|office|the|our|desk|box|out \
            |us|customer|support|line|email)
        (leave|record) (a |your |me a |me your |name |detailed |brief |short )* (message|name \
            and number|name number) .. (tone|beep|after|and|will|at)?
        (at|after) the (tone|beep)
        (voicemail|voice mail) (box|of|for|is|has not|full|system|greeting)
        (the person|the party|the customer|the subscriber|the number|the wireless customer|your \
            call|the google) (you|youre|has|that|is|subscriber) .. (calling|dialed|trying \
            |unavailable|forwarded|not available|called|cannot|been|screening|reached|in \
            service|accepting)
        call screening
        (state|say) your name .. (and|after|call|reason|why|tone)?
        (not|is not|no longer) (available|in service|accepting calls|accepting messages|set up \
            |a working number) .. (to take|message|tone|right now|check|$)
        (press|oprima|marque) (1|2|3|one|two|star|pound|any|uno) 
        (this is an automated|this email was sent|this message was sent|this inbox|this mailbox \
            |unmonitored mailbox|noreply|no reply|donotreply)
        (received|got|getting) your (message|email|inquiry|request) .. (will|respond|reply \
            |business|get back|ticket|case|hours)
        (ticket|case) (number|has been|id) .. (created|opened|received)
        free msg
    """,
    es="""
        (respuesta|mensaje|contestacion|correo) (automatic*|auto)
        fuera de (la )? oficina
        (estoy|estare|me encuentro|estamos) (fuera|de vacaciones|ausente|manejando|de viaje \
            |conduciendo) .. (hasta|oficina|regres*|respond*|ahorita|con|del)?
        (buzon|correo de voz|despues del tono|deje su mensaje|deja tu mensaje|deje un mensaje \
            |buzon de voz)
        (no (esta|se encuentra) disponible) .. (momento|tono|mensaje|llam*|ahora)?
        (no puedo (contestar|hablar|atender)) .. (ahora|momento|llam*|mas tarde|ahorita)
        (el numero (que )?(usted )?marc*|la persona (a la )?que (llam*|marc*)|el usuario|el \
            numero al que)
        (manejando|conduciendo) (ahorita|ahora|en este momento)
        (no responda*|no contest*) a este (correo|mensaje|email)
        (regreso|responder*|contestar*) .. (regrese|a mi regreso|cuando vuelva|mas tarde|lo \
            antes posible)
        no se pudo entregar
        modo (manejo|conducir|no molestar)
    """,
    unless="""
        (auto|car) (accident|insurance|claim|pay|payment|loan)
        (auto) (pay|payment|payments|debit|draft)
        (automatic|automated) (payment|payments|texts|texting|calls|calling|stay|messages \
            |system|withdrawal|line|phone|communications|draft|deposit)
        (stop|no more|no|hate|with|your|these|all|those|against|to|further|consent to|more|sick \
            of|the|any) (the |your |these |any |all )* (automated|automatic|auto) (texts \
            |messages|calls|message|call|text|emails|communications|reply|replies)
        (leave|left|leaving) (me )? (a )? (voicemail|message) (with|about|at my|on my|again|and \
            nobody|and no one|last|yesterday|three|two|but|for)
        (do not|dont|never) leave .. (message|voicemail*)
        can you call .. driving
        (call|text) .. (later|evening|back) .. driving
        (can you|please) call back .. driving
        (currently|i am|im) (out|away) of (work|a job|money|medicine|meds|state)
    """,
)

TOPICS: Final = (INJECTION, CARD, PRIVATE, AUTO_REPLY)
