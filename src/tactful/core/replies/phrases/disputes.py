"""The bill is said to be wrong: the amount, the person, or the care (policy.md, section 6, H)."""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind

DISPUTE_NOT_MINE: Final = Topic(
    "dispute_not_mine",
    Label.DISPUTE_NOT_MINE,
    "says that the bill is not theirs",
    hold=HoldKind.DISPUTE,
    work=WorkKind.DISPUTE,
    urgency=Urgency.P1,
    en="""
        (not|isnt|aint|never) (my|mine|ours|our) (bill|charge|charges|account|debt|balance \
            |statement|invoice|visit|appointment|responsibility|problem|mine|to pay|anymore|and \
            |copay|service|procedure)?
        (bill|charge|charges|account|balance|debt|statement|this|that|it|invoice) (is|are|was \
            |isnt) not (mine|my|ours|for me|me)
        (never|not|have not|did not|havent|didnt|hasnt) .. (been|went|gone|go|visited|visit \
            |seen|came|come|was|were|set foot|use|used|received|had|have|receive|step*) (to |at \
            |in |a |by |there |here |treated |seen |any |services |your |ur |that |this \
            |patient |from |inside |foot |care |treatment )* (there|here|that (place|clinic \
            |office|hospital|doctor|dr)|your (clinic|office|practice|hospital|place|facility) \
            |ur (clinic|office)|this (clinic|office|doctor|hospital|practice|place|facility \
            |provider)|clinic|patient|office|hospital|services (from|at)|treated (there|here|by \
            |at)|seen (there|here|by|at)|a patient|treatment (from|there|at)|you guys|yall \
            |doctor)
        never (been|went|seen|visited|had|heard|met|even|was|saw|received|used|gone|came|set \
            |stepped) .. (there|here|patient|clinic|office|you|of (you|this)|doctor|that|dr \
            |treated|facility|hospital|place|practice|services|appointment|visit|in my life \
            |surgery|procedure|xray|before)
        (do not|dont|did not|have no|no|cant|not) (recognize|recognise|know|remember|recall \
            |recollection|idea|record|understand) .. (what this|this (bill|charge|is|visit \
            |place|account)|what (that|it)|any visit|going|ever going|being|having|a visit|that \
            (visit|charge|bill)|clinic|the (charge|charges|bill|visit)|what its for|why i)
        (someone|somebody|person|patient|guy|woman) .. (same|similar|with (my|the same|a \
            similar)) (name|last name)
        (same|similar) name
        (mixed|mix|confusing|confused) (me )? (up)? (w|with) (someone|another|a different \
            |somebody|other)
        (wrong|different|another|other) (patient|account|person) (bill|charge|chart|record \
            |charges|file|account)
        (cancel*|canceled|cancelled|rescheduled|never showed|did not go|didnt go|missed|never \
            made it|no showed|turned away|never kept) .. (appt|appointment|visit|it|that|to \
            |procedure|surgery|day before|so (i )?(should|shouldnt|why|how))
        (was|were|am|living|live|lived|moved) (living |not )? (in|out of|to) .. (state|country \
            |oregon|texas|florida|california|town|mexico|then|date|the time|that (time|day|date \
            |year)|college|on that|when)
        (belongs|belong) to (someone|somebody|another|my|a different)
        (was not|wasnt|were not|not) (me|my (visit|child|kid|son|daughter|procedure \
            |appointment)|even (there|here|in)|there (that|on|then)|a patient|your patient)
        (not|never) (a |your |been a |one of your )(patient|client|customer)
        (have|got|has) the wrong (patient|account|chart)
    """,
    es="""
        (cuenta|factura|cargo|cobro|deuda|bill|saldo|recibo|eso|esa|esta|este|ese|esto) .. no \
            (es|son) (mi*|de (mi|nosotros|ella|el|mi familia)|nuestr*)
        no es (mi|mia|mio) (cuenta|cargo|cobro|deuda|factura|bill|recibo|saldo)?
        (nunca|jamas|yo no|no) (he |hemos |yo |me |habia |los |les )* (fui|ido|estado|estuve \
            |visit*|atendi*|atendieron|conozco (esa|esta|ese|su)|recibi*|vi|pise|pisado|usado \
            |sido paciente|puse un pie|fuimos|tuve) .. (ahi|alli|alla|clinica|hospital \
            |consultorio|lugar|oficina|doctor|paciente|servicio*|esa|cita|ese|con ustedes \
            |tratamiento|por ustedes|cirugia)
        (no (reconozco|recuerdo|se (de )?que|entiendo (de )?que|tengo idea)) .. (cobro|cargo \
            |cuenta|es (esto|eso|esta)|haber|visita|factura|bill)
        (mismo|igual|parecido) nombre
        (confund*|equivocaron de) .. (otra persona|paciente|con otr*|alguien)
        (cancel*) .. (cita|visita|consulta) .. (no|por que|debo|cobr*|deberia)?
        no (soy|he sido|fui) (su |paciente|cliente) .. (paciente|de ustedes|ahi)?
        (de|a|para) otra persona
        (yo )? (vivia|estaba|vivo) (en|fuera) .. (otro (estado|pais)|mexico|texas|california \
            |florida|ese tiempo|esa fecha|entonces)
    """,
    unless="""
        (never|not) (been|went|gone|seen|had) .. (so|this|such|more|treated so|a worse|problem \
            |problems|issue|issues|any (issue|problem)|late|any trouble|more (upset \
            |disrespected)|able)
        (not|never) (received|get|got|receive|seen|had) .. (bill|statement|invoice|letter|call \
            |refund|estimate|notice|itemized|eob|response|copy|card|link|email|receipt|message)
        cancel (my|the|an) (appointment|visit)
        (need|want|have|like|can|could) to? cancel
    """,
)


DISPUTE_AMOUNT: Final = Topic(
    "dispute_amount",
    Label.DISPUTE_AMOUNT,
    "says that the amount is wrong",
    hold=HoldKind.DISPUTE,
    work=WorkKind.DISPUTE,
    urgency=Urgency.P1,
    en="""
        (wrong|incorrect|inaccurate|bad) (amount|balance|total|charge|charges|bill|billing \
            |figure|number on|price)
        (amount|balance|total|charge|charges|bill|figure|price|statement|number|numbers|math \
            |copay|math here|this|that) .. (is|are|was|looks|seems|cant be|can not be|is way \
            |look|seem|sounds|has to be) (all |way |completely |totally |just |really |so \
            |definitely |a |an |not |showing )* (wrong|incorrect|off|inaccurate|right|correct \
            |too high|too much|an error|error|mistake|messed up|insane|higher|high|more than \
            |not matching|accurate|add up|inflated)
        (this|that|it|bill|amount|balance|charge|charges|statement|numbers) .. (does not|do not \
            |did not|not) (match|look right|add up|make sense|seem right|sound right|agree \
            |reflect|equal|line up)
        (not what|more than|higher than|not the|way more than|double what|nothing like \
            |different from|different than) (i |we )? .. (quoted|told|agreed|estimate*|was told \
            |said|expected|discussed|amount|price|owe|saw|they said|you said)
        (quoted|quote|estimate|estimated) .. (was|me|said|for|of|at|lower|different|price)?
        (told|promised|assured|informed|they said|you said|she said|he said|office said|insurance said|doctor said|desk said) .. (would be|was|only|it was|would only be|would \
            cost|be covered|it would|be free|no charge|cost|copay|no cost|100|zero|nothing \
            |fully|pay nothing|50|just|included|owe nothing|waived)
        (they|you|she|he|receptionist|front desk|office|lady) (told|said|quoted|promised) .. \
            (would|was|only|free|covered|be|no)
        (charged|billed|charging|billing|overcharg*|double|over charged|charge) .. (twice \
            |double|two times|2 times|three times|two visits|too much|extra|wrong|for (two|2 \
            |something|things|stuff)|more than|over|again|for the same|duplicate*|me for)
        (double|duplicate|twice|over) (billed|bill|charged|charge|billing|charges|charging|bills)
        (overcharg*|overbill*|over charged|over billed|upcharg*|price goug*)
        (owe|owes|give|get|need|want|due|entitled to|expecting|waiting on|wheres|where is) (me \
            |us |you |my |a |the |for )* (refund|money back|credit|reimburs*|overpay*)
        (overpaid|over paid|paid too much)
        why .. (so (much|high|expensive)|this much|that much|more|went up|go up|increase* \
            |higher|being charged|charging|charged|bill so|double|different|getting (charged \
            |billed|another|a bill)|still|another bill|owe|do i owe)
        (how|why) (did|is|does|do|are|was|come) .. (from|go up|jump|double|go from|so much|more \
            than|being charged|charged|owe)
        (eob|explanation of benefits) .. (says|shows|different|show|doesnt|owe|lists|0 \
            |responsibility|match|does not|only)
        (copay|co pay|deductible|coinsurance) (is|was|should be|is supposed to be|only|already) .. 
        (copay) (was|is|should)
        (patient responsibility|my responsibility|my portion|my part) (is|was|should|of|only)
        (dispute|disputing|contest|contesting|disputed|challenge|challenging|question|appeal \
            |disagree|disagreeing|object|refute) .. (this|the|that|charge|charges|bill|amount \
            |balance|debt|it|with|your|to|billing|claim)
        (billing|accounting|coding|clerical|computer|calculation|posting|data entry) (error \
            |mistake|errors|mistakes|issue|issues|problem|discrepancy)
        (error|mistake|discrepancy|discrepancies) (on|in|with|by|somewhere|here|made)
        (already |have )? (met|hit|reached|satisfied) .. (deductible|out of pocket|oop)
        (adjust*|discount|write off|written off|write it off|fix|correct|lower|reduce \
            |recalculate) .. (this|my|the|bill|balance|amount|account|charge|price|off \
            |statement)
        (do not|does not|shouldnt|should not|dont) (think |believe |feel like )? .. (owe|owes) \
            (that|this|anything|you|any|a|money|the|so|nothing|yall|it)?
        (not|never) owe
        (owe) (nothing|zero|0|you nothing|nada|less)
        (no balance|zero balance|0 balance|nothing due|balance (is|was|should be) (0|zero))
        (rip off|ripoff|ripping|scamming|robbing|robbed|robbery|highway robbery|gouging \
            |outrageous|ridiculous amount|insane amount|too (high|expensive|much money))
        (look|looking|looked) (into|at) (this|my|the|it|that) (again|charge|bill|amount|balance \
            |account|please)?
        (review|recheck|double check|re check|audit|verify|check) (my|the|this|your|that) (bill \
            |charges|account|balance|amount|statement|records|math|charge|numbers|claim)
    """,
    es="""
        (cobr*) .. (de mas|dos veces|doble|demasiado|mal|extra|algo que|por (algo|dos)|mucho \
            |tanto|lo mismo|otra vez)
        (cantidad|monto|saldo|cobro|cargo|cuenta|factura|precio|total|bill) .. (no (es|esta|son \
            |me) (correct*|bien|lo que|la que|el que|cuadra*|igual|mi)|incorrect*|equivocad* \
            |mal|error|muy alto|muy alta|muy car*|exagerad*|diferente|no coincide|no cuadra*|de \
            mas)
        (me )? (dijeron|dijo|cotizaron|prometieron|aseguraron|habian dicho) .. (que|iba|era \
            |seria|costaba|50|solo|menos|cubria|gratis|nada|cubierto|no (iba|tenia)|costo)
        (no es|no era|mas de|diferente a) lo que (me|yo|habia|dij*)
        (error|errores|equivocacion|discrepancia) (en|de|con|del)
        (hay|es|fue) un error
        error
        (por que|porque|xq) .. (tanto|mucho|tan caro|tan alto|subio|me (cobran|cobraron|estan \
            cobrando|sigue* cobrando|llega|llego|mandan otra)|debo|otra cuenta|mas|doble)
        (no|nunca|tampoco|ya no) (les |le |te |creo que |deberia |tengo que )? (debo|deber* \
            |adeudo) (nada|eso|esa|dinero|tanto|esta|ese|lo|pagar (nada|eso|tanto|esta))?
        (me deben|quiero|espero|necesito|donde esta) .. (reembolso|devolucion|devuelvan|mi \
            dinero|regresen)
        (disput*|disputa|reclam*|apel*|impugn*|inconform*|no estoy de acuerdo|desacuerdo \
            |protest*|objet*)
        (cotizacion|presupuesto|estimado) .. (era|fue|decia|dice|menos|diferente)?
        (ya )? (cumpli|pague|alcance|complete) .. deducible
        (copago|deducible|eob) .. (es|era|dice|de|solo|son)
        (robo|ratero*|abuso|abusiv*|estafa*) .. (cobr*|precio|esto|cuenta|ustedes)
        (ajust*|correg*|revis*|arregl*|cheq*|verif*) .. (cuenta|cobro|cargo|factura|saldo \
            |cantidad|bill|error|monto|esto)
        (muy|demasiado|bien) (caro|cara|alto|alta) 
    """,
    unless="""
        (stroke|card|link|page|site|payment|portal) error
        (pagina|link|portal|sistema|tarjeta|app|pago) .. (error|marca error|da error)
        (marca|da|sale|dice|saca|tira|manda) .. error
        (saying|says|said|gives|giving|shows|showing|got|gets|getting|an|with) (an )? error \
            (message|code|page|when|and|on (the|your) (site|page|portal|website|app)|every \
            |whenever)?
        (check|verify|review) (my|the|your) (insurance|records|calendar|schedule|email|mail)
        (he|she|they|you|doctor|nurse|i was) (told|said) .. (cancer|benign|fine|take|stop|rest \
            |sick|come back)
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


DISPUTE_SERVICE: Final = Topic(
    "dispute_service",
    Label.DISPUTE_SERVICE,
    "complains about the care that is billed",
    hold=HoldKind.DISPUTE,
    work=WorkKind.DISPUTE,
    urgency=Urgency.P1,
    en="""
        (never|did not|didnt|have not|not) (even |actually |ever |really )* (did|do|done \
            |performed|perform|received|receive|got|get|had|have|saw|see|given|gave|provided \
            |rendered|treated|examined|examine|completed|finish|took|take|ran|run|happened \
            |given) .. (xray|x ray|test|tests|procedure|service|services|doctor|labs|lab|exam \
            |surgery|scan|mri|ct|ultrasound|treatment|shot|vaccine|blood work|therapy|the visit \
            |visit|results|filling|crown|cleaning|anesthesia|injection|imaging|dr|provider \
            |consult*|anything|work)
        (left|walked out|sent home|leaving) .. (without|before) (being|seeing|getting|any \
            |treatment|ever|anyone|a) (seen|treated|doctor|help*|anything|treatment|the)?
        (waited|waiting|wait|sat) .. (hour|hours|hrs|minutes|forever|all day|long|never (seen \
            |called))
        (coded|code|codes|coding|miscoded|billed|cpt|icd|upcoded|99215|99213|99214|99204) .. \
            (wrong|incorrect*|as a|wellness|preventive|preventative|annual|sick|diagnostic|new \
            patient|physical|office visit|error|mistake|differently|instead|screening|routine \
            |level)
        (wellness|preventive|preventative|annual|physical|checkup|routine|screening) (visit \
            |exam|care|checkup)? .. (covered|free|not|supposed|should|billed|coded|no charge)
        (no show|noshow|late cancel|cancellation|missed appointment|late|facility|after hours \
            |hidden|junk|admin*|surprise) (fee|fees|charge|charges|bill)
        (crown|filling|tooth|bridge|denture*|implant|stitch*|cast|brace|braces|glasses|hearing \
            aid|surgery|procedure|treatment|medicine|repair|root canal|botched|device) .. (fell \
            |broke|cracked|failed|did not work|didnt work|not work|came (off|out|loose)|does \
            not fit|doesnt fit|infected|fell off|fell out|wrong|redo|worse|still hurts|botched \
            |messed up|leaking|loose|again)
        (did not|didnt|does not|not|never) (help|work|fix|cure|solve|resolve|listen|care|treat \
            |diagnos*|explain*|examin*|take me seriously) .. (me|my|anything|at all|nothing \
            |problem|pain|so|and|it|one bit)?
        (doctor|dr|nurse|provider|he|she|staff|dentist|pa|they|surgeon|therapist|hygienist|np \
            |tech) .. (was|were|is|spent|barely|only|never|rushed|did not|didnt|misdiagnos* \
            |messed|botched|ignored|refused|dismissed|yelled|treated me|screwed|hurt me \
            |laughed) .. (rude|listen*|minutes|seconds|looked|awful|horrible|terrible \
            |unprofessional|help|wrong|me|up|like|condescending|racist|mean|dismissive|do \
            anything|touched|examined|talked|seconds|min|care|nasty|disrespectful|attitude)
        (misdiagnos*|malpractice|botched|negligen*|wrong (diagnosis|tooth|medicine|medication \
            |prescription|leg|arm|patient|procedure|dose|side|eye|test)|incompetent|butcher*)
        (redo|re do|refund|fix|replace|repair) .. (free|no charge|filling|crown|it|work|for)
        (terrible|horrible|awful|bad|poor|worst|lousy|subpar|crappy|shitty|unacceptable) .. \
            (care|service|treatment|experience|bedside|doctor|job|visit|quality)
        (not|never|wasnt|were not) (happy|satisfied|pleased) with .. (care|service|treatment \
            |visit|doctor|work|results|procedure)
        (why (would|should|do) i|not (paying|gonna pay|going to pay|pay)|refuse to pay|should \
            not have to pay|shouldnt have to pay) .. (for (that|a|something|the|bad|service \
            |services|treatment|care|visit|nothing)|when)
        (service|services|procedure|test|treatment) (not|never|was not|were not|wasnt) \
            (rendered|provided|performed|received|done|given|needed|necessary|authorized \
            |ordered|requested|completed)
        (did not|never|didnt) (ask|agree|consent|approve|authorize|want|need|order|request \
            |asked|agreed|authorized|consented) .. (for|to)? .. (test|procedure|service \
            |treatment|labs|surgery|xray|that|visit|extra|scan|it)
        (unnecessary|not necessary|not needed) (test|tests|procedure|treatment|visit|services)?
        (only|just) (saw|talked|spoke|met|seen|there) .. (nurse|minutes|min|receptionist|pa \
            |video|phone|for (5|five|ten|two|2|3)|assistant|seconds|once)
        (told|made|asked) (me|her|him) .. (stop|come back|wait) .. billed
    """,
    es="""
        (no|nunca|ni) (me |nos |le |siquiera |lo |la )* (hicieron|hizo|atendi*|dieron|dio \
            |revis*|realiz*|vio|vieron|pusieron|sacaron|tomaron|trat*|ayud*|explic*|cur*|sirvio \
            |funciono|examin*) .. (estudio|examen|prueba|bien|doctor|radiografia|rayos|analisis \
            |nada|tratamiento|servicio|cirugia|procedimiento|medico|vacuna|medicina|mal \
            |resultado*|ultrasonido|lo que)?
        (mal|mala|pesim*|horrible|terrible) (servicio|atencion|trato|experiencia|doctor|trabajo)
        (me|nos) (atendi*|trat*) (muy |bien )? (mal|feo|grosero*|como)
        (espere|esperamos|esperando|estuve esperando) .. (hora|horas|minutos|mucho|rato|todo el dia)
        (me )? (fui|sali|fuimos) sin (que|ser) (me )? (atendi*|vieran|viera|visto|atendid*)
        (doctor|doctora|enfermera|dentista|medico) .. (groser*|no me (escucho|hizo caso|reviso \
            |atendio|explico)|rudo|ruda|ni me|mal|solo|prepotente|racista)
        (corona|muela|diente|relleno|empaste|puente|placa|tapadura|brackets) .. (cayo|rompio \
            |quebro|cay*|salio|no sirve|duele|quedo mal)
        (codigo|codific*) .. (mal|equivoc*|incorrect*|error)
        (negligencia|diagnostico equivocado|mal diagnostico|mala praxis)
        (cargo|cobro|multa) por (no (presentarme|llegar|ir)|cancelar|faltar|cita)
        (no )? (autorice|autorize|pedi|solicite|acepte) .. (estudio|procedimiento|prueba \
            |servicio|tratamiento|eso|cirugia)
        servicio* (que )? (no|nunca)
    """,
    unless="""
        (waited|waiting|wait) .. (on hold|for (my|a) (check|paycheck|refund|insurance|call))
        (did not|didnt|not) (work|help) .. (link|page|portal|website|card|site|this (week \
            |month)|code|button|for two|today)
        (link|page|portal|website|card|site|code|button|app|number|phone) .. not work
        (have not|not|havent|hasnt) worked
        (do not|did not|not) work (at|for|on|in|anymore|right now|here|there|fridays|weekends \
            |this|there)
        (never|did not|not) (got|get|received|receive) .. (bill|statement|results by mail \
            |letter|invoice|call|itemized)
        (results|resultados)
    """,
)


TOPICS: Final = (
    DISPUTE_NOT_MINE,
    DISPUTE_AMOUNT,
    DISPUTE_SERVICE,
)
