"""How people say that they will pay, and what makes such a sentence less than a promise."""

from typing import Final

FIRM: Final = """
    (will|shall|going to|plan to|plan on|planning to|planning on|intend to|intending to|promise \
        to|promise|expect to|about to|got to|have to|let me|commit to|agree to|guarantee|swear) \
        (not|never)? .. (pay|paying|make (a|the|my|another|that|one|full|half|partial|this \
        |your)? payment|make it right|take care of|settle|square up|catch up|clear (it|this \
        |that|the|my|up)|handle (it|this|that|the)|zelle|venmo|transfer|remit|submit (a|the|my \
        |it)? payment)
    (will|shall|going to|plan to|intend to|promise to|about to|got to|have to|let me) (probably \
        |definitely|only|just|be able to|maybe|for sure|still|always|then|gladly|also|even \
        |not)* (do|send|mail|give|put|get|have|bring|drop|drop off|cover|swing|spare|manage \
        |contribute|take) (it|that|this|the|you|a|an|at least|about|around|half|some|something \
        |part|payment|money|cash|check|another|my|on|by|in|before|after|{number}|rest \
        |everything|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight \
        |today|next|only|up to|care|enough|paid)
    (will|going to|plan to|about to) (come|stop|swing|drop|drive|run|be|head|call|go|walk|step \
        |pop) .. (and|to|an|n) (pay|make (a|the|my) payment|give|drop|settle|take care|bring \
        |leave)
    (will|going to) .. call .. (pay|payment)
    ^ (pay|paying) (it|you|this|that|on|by|in|half|next|{number}|monday|tuesday|wednesday \
        |thursday|friday|saturday|sunday|tomorrow|tonight|today|the|when|later|soon|at)
    (am|are|is|be|will be) (paying|sending|mailing|bringing|dropping off|making (a|the|my)? \
        payment|taking care of|settling)
    ^ (ok|yes|so|and)? (sending|mailing|bringing|dropping off) (it|you|the|a|my|{number}|half \
        |payment|check|money|cash|that)
    expect {number}
    put (me|it|us)? down for
    paying (no later|it|you|this|that|tonight|today|tomorrow|on|by|next|monday|tuesday \
        |wednesday|thursday|friday|saturday|sunday|the|in|when|after|half|my|at|all|off|up)
    (expect|look for|watch for|you will (have|get|receive|see)|you should (have|get|receive \
        |see)|you shall have) .. (payment|money|check|it|cash|funds)
    (payment|money|check|cash|the (rest|balance|bill|full amount|money|check)|everything) (will \
        |should|can|going to) (be|get|go|come|arrive) .. (paid|sent|made|there|mailed|in|out \
        |taken care|handled|settled|done|cleared|to you|by|on|posted|through)
    (check|payment|money order) .. (going out|goes out|on its way)
    (put|mark|pencil|sign|schedule|set|book|note|write) (me|us|it|a payment|my payment|payment) \
        (down|up|in)? (for|on)
    count on (me|it|that)
    (have|get) (it|the money|the cash|the funds|the rest|your money|that|the payment|it all|you) (by|on|for you|to you|then|paid|tomorrow|monday|tuesday|wednesday|thursday \
        |friday|saturday|sunday|taken care|next|done|over|sent|in the)
    (i|we) (pay) (you|it|this|on|by|in|when|the|half|next|monday|tuesday|wednesday|thursday \
        |friday|saturday|sunday|tomorrow)
    i promise
    (i|we) (said|told you|already said|say) .. (monday|tuesday|wednesday|thursday|friday \
        |saturday|sunday|tomorrow|the|next)
    all i can do is
    (husband|wife|mom|dad|mother|father|son|daughter|brother|sister|he|she) (will|going to|is \
        going to|can|could) .. (pay|send|take care|make|cover|bring|handle|do it|settle|drop)
    taking care of (it|this|that|the) (on|by|monday|tuesday|wednesday|thursday|friday|tomorrow \
        |next|when|tonight|today|this|soon|asap|in|at)
    done by

    (le|les|te|lo|la|se lo|se los|se la|los|las|yo|ahi|entonces|ya le|ya les) (les|le|lo|la)? \
        (pago|pagare|abono|abonare|deposito|depositare|mando|mandare|envio|enviare|doy|dare \
        |llevo|llevare|cubro|liquido|liquidare|transfiero|traigo|cancelo|hago (el|un|mi) (pago \
        |deposito|abono)|hare (el|un|mi) (pago|deposito|abono)|termino de pagar|consigo|junto)
    (voy a|vamos a|pienso|planeo|prometo|tengo pensado|me comprometo a|quedo de) (poder|ir a \
        |pasar a|ya|estar|hacerle|yo)* (pag*|abon*|deposit*|dar|darle|darles|darte|mand*|envi* \
        |liquid*|cubrir*|hacer (el|un|mi) (pago|deposito|abono)|hacerlo|transfer*|llevar*|pasar \
        |cancelar (la|el|mi|todo)|saldar*|ponerme al corriente|completar*|tener (el|su) (dinero \
        |pago)|traer*)
    (paso|pasare|voy|ire|vengo|caigo|llego|me paso|iremos|pasamos|vamos) .. (a|y|para) (pagar* \
        |pago|dejar|dejo|dejarles|abonar|hacer el pago|depositar|liquidar|hago el pago|dar* \
        |pagarles|llevar*)
    (pago|pagare|pagamos|pagaremos|abono|abonare|deposito|depositare|liquido|liquidare) (el|la \
        |a|en|manana|hoy|este|esta|lo|los|las|todo|mitad|para|hasta|cuando|con|sin|otra|proximo \
        |entonces|lunes|martes|miercoles|jueves|viernes|sabado|domingo|de|al|su|mi|ya|pronto \
        |despues|unos|como|{number})
    (hago|hare|realizo|realizare|hacemos) (el|un|mi|los|ese|su) (pago|deposito|abono|pagos)
    (doy|dare|mando|mandare|llevo|llevare|traigo|envio) (el|la|los|un|unos|{number}|dinero \
        |cheque|pago|mitad|todo|lo que|algo|aunque|otros|como|su)
    (mi|mis) (esposo|esposa|marido|mama|papa|hijo|hija|hermano|hermana|padres) .. (va a pagar \
        |paga|pagara|le paga|les paga|pasa a pagar|le va a pagar|deposita|pagaran)
    (el|para el|este|proximo|hasta el) (lunes|martes|miercoles|jueves|viernes|sabado|domingo) \
        .. (pago|doy|abono|deposito|mando|liquido|llevo|hago|le|les)
    (pago|abono|deposito|liquido|pagare|abonare|cubro|pagamos) (gracias|por favor|entonces|sin \
        falta|completo)? $
    (paso|pasare|voy|ire) ... (and|y|to|a|para) (pay|pago|pagar)
    queda pagado
    prometo
    cuente* con
"""
"""Said outright: a promise even where no day is named."""

OPEN: Final = """
    (can|able to|want to|would like to|need to|hope to|hoping to|try to|trying to|ready to|like \
        to|could|should|may|might|would|rather) .. (pay|paying|make (a|the|my|another|that|one \
        |full|half|partial|this|your)? payment|make it right|take care of|settle|square up \
        |catch up|clear (it|this|that|the|my|up)|handle (it|this|that|the)|zelle|venmo|transfer \
        |remit|submit (a|the|my|it)? payment)
    (can|able to|need to|hope to|try to|trying to|could|should|may|might|would|just) (probably \
        |definitely|only|just|be able to|try to|maybe|for sure|still|then|most likely|likely \
        |also|even|not)* (do|send|mail|give|put|get|have|bring|drop|drop off|cover|swing|spare \
        |manage|afford|contribute) (it|that|this|the|you|a|an|at least|about|around|half|some \
        |something|part|payment|money|cash|check|another|my|on|by|in|before|after|{number}|rest \
        |everything|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight \
        |next|only|up to)
    (can|could|able to|need to) (i|we)? (come|stop|swing|drop|drive|run|be|head|call|go|walk \
        |step|pop) .. (and|to|an|n) (pay|make (a|the|my) payment|give|drop|settle|take care \
        |bring|leave)
    (can|could) .. call .. (pay|payment)
    (can|could|may|would|will) (you|it|this|that|we|i) (please)? (push|move|extend|hold|wait \
        |give me|postpone|delay|change|switch|make it|set it|do it|let me have|reschedule|bump \
        |put it off|hold off|defer) .. (to|till|until|for|off|it|on|by|from|back|me)
    (push|move|extend|postpone|delay|bump) (it|this|that|the payment|payment|my payment|the due \
        date|my due date) (back|out)? (to|till|until)
    (give|allow|grant|lend) me (until|till|a|another|two|one|three|more|some|like|about|to|an \
        |couple|just|{number})
    (need|asking for) (until|till|a little|a few|a couple|more time|another|some time|an \
        extension|like|{number}|a|about)
    (wait|hold off|hold on|hold it) (until|till|for)
    (does|would|will|is|how is|how about|what about) .. (work|ok|fine|good|alright|possible \
        |soon enough|too late)
    not (have|get|be able|pay|make) .. (until|till|before)
    no (tengo|puedo|tendre|podre|alcanzo) .. hasta
    (i|we) can (on|by|the|for|after)
    is the (earliest|soonest|latest|best) i can
    (earliest|soonest|best) i can (do|pay|make it|get|is|manage)

    (puedo|podemos|podria|podriamos|podre|puedo pasar a|quiero|quisiera|espero|espero poder \
        |trato de|tratare de|intentare|necesito|alcanzo a|ocupo|me gustaria) (poder|ir a|pasar \
        a|ya|a|estar|yo)* (pag*|abon*|deposit*|dar|darle|darles|mand*|envi*|liquid*|cubrir* \
        |hacer (el|un|mi) (pago|deposito|abono)|hacerlo|transfer*|llevar*|pasar|saldar*|ponerme \
        al corriente|completar*|ir)
    puedo $
    (me|nos) (da|dan|daria|darian|pueden dar|puede dar|podria dar|podrian dar|espera|esperan \
        |pueden esperar|puede esperar|aguanta|aguantan|regala) .. (chance|tiempo|hasta \
        |oportunidad|plazo|dias|semana|quincena|prorroga|al|para|a)
    (deme|denme|dame|regaleme|necesito|ocupo|espereme|esperenme|esperame|aguanteme) .. (chance \
        |tiempo|hasta|oportunidad|plazo|dias|semana|semanas|quincena|prorroga|al|unos|mas)
    (tendre|tengo|voy a tener|ya tengo|tendria) .. (dinero|pago|cheque|para pagar|completo|feria)
    (puede|podria|se puede|pueden) .. (ser|mover|cambiar|pasar|hacer|dejar|aplazar|posponer \
        |poner) .. (para|al|el|hasta|pago|fecha)
    hasta (el|la) .. (puedo|podria|podre|tengo|tendre)
"""
"""Offered, wished or asked for: a promise only beside a day or an event to come."""

INCOME: Final = """
    (i|we|he|she|husband|wife|hubby|they|till|until|when|once|after|before|day) (get|gets|am \
        getting|is getting|will get|will be|be|being|getting|got) paid
    get paid
    (payday|pay day|payroll|pay check|paycheck)
    (check|checks|deposit|direct deposit|social security|disability|pension|unemployment|money \
        |refund|tax refund|taxes|stimulus|tips|child support|retirement|settlement|paycheck \
        |bonus|commission|loan|funds|benefits|va check|food stamps|tax return|income tax|401k \
        |severance) .. (comes|come|hits|hit|drops|drop|gets here|arrives|arrive|posts|post \
        |clears|clear|lands|goes in|get deposited|gets deposited|is deposited|is here|deposited \
        |kicks in|comes in|comes through|come in|goes through|shows up|is)
    (get|getting|receive|receiving|expecting|waiting on|waiting for) (my|a|the|our|his|her) \
        (check|paycheck|deposit|refund|tax refund|taxes|money|social security|disability \
        |pension|unemployment|bonus|tax return|direct deposit|settlement|loan|stimulus \
        |commission|inheritance|benefits)
    next check
    (me|nos|le) (pag*|deposit*|llega|llegue|caig*|cae|entra|entre|den|cobr*)
    (cobro|cobre|cobramos|cobrar|quincena|aguinaldo|dia de pago|pago de impuestos|taxes|reembolso)
    (mi|el) (cheque|pago|deposito|dinero|pension|sueldo) .. (llega|llegue|cae|caiga|entra|entre \
        |sale|salga|viene|venga)
"""

EVENT: Final = """
    (when|once|as soon as|soon as|after|until|till|whenever|upon|the day|next) .. (get paid \
        |gets paid|paid|payday|pay day|check|checks|paycheck|deposit|refund|tax refund|taxes \
        |tax return|money|bonus|loan|settlement|income|job|new job|work|working|pension \
        |unemployment|disability|approved|clears|back on my feet|fund|funds|have it|got it|get \
        it|can|able|possible|home|insurance|processes|inheritance|sell|rent|commission)
    next payday
    (cuando|en cuanto|al|despues de que|hasta que|apenas|ya que|si|luego que) .. (pag*|deposit* \
        |cobr*|cheque|dinero|trabajo|impuestos|taxes|llegue|caiga|pueda|tenga|reembolso \
        |aguinaldo|den|consiga|regrese|entre|mejore|posible)
"""

VAGUE: Final = """
    (soon|asap|shortly|eventually|someday|later|sometime|whenever|right away|as soon as (i|we \
        |possible)|when i can|when able|in a while|in a bit|in a few|few days|few weeks|some \
        day|one day|before long|any day|anytime|at some point|down the road|in due time|in time \
        |in the near future|as i can|when possible|when convenient|first chance|when i get a \
        chance|little later|in a little)
    (pronto|luego|despues|mas tarde|mas adelante|al rato|lo antes posible|en cuanto pueda \
        |cuando pueda|algun dia|un dia de estos|uno de estos dias|en unos dias|en estos dias|lo \
        mas pronto|tan pronto|ahorita|en cuanto|en un rato|proximamente|otro dia|unos dias)
"""

HEDGE: Final = """
    (maybe|might|may|hopefully|hope|hoping|try|trying|probably|prob|possibly|perhaps|think \
        |should|if|unless|depends|depending|ideally|likely|not sure|guess|hopeful|god willing \
        |lord willing|supposed|want|tentatively|possible|try to|aim|aiming|kind of|sort of|or \
        so|ish|rather|would|could|need)
    (tal vez|quiza|quizas|a lo mejor|ojala|espero|si dios quiere|probablemente|posiblemente \
        |creo|trato|tratare|tratando|intentare|puede que|si (puedo|me|dios|es|todo|alcanzo \
        |consigo)|depende|mas o menos|no se si|yo creo|primero dios|dios mediante|quisiera)
"""

NOT_PAYING: Final = """
    (can not|could not|will not|would not|not going to|not able to|unable to|not be able to|do \
        not|did not|does not|never|not|no way|wont|cant|refuse to|nothing|none|neither|nor \
        |cancel|instead of|rather than|am not|is not|was not|wasnt|isnt)
    no mas
    no more
    (no (puedo|podre|podria|voy|vamos|tengo|pago|pagare|alcanzo|quiero|va|voy a poder|me|se|es \
        |podemos|tenemos|le|les|pienso|va a)|nunca|tampoco|ni|en vez del?|en lugar del? \
        |imposible)
"""

STATED: Final = """
    (today|hoy|yesterday|date) (is|es|was)
    hoy estamos (a)?
    (due|dated|postmarked) (on|by|is|was|date|for)*
    (statement|letter|bill|visit|visits|seen|appointment|surgery|notice|invoice|service \
        |birthday|born|email|text|balance) (of|from|dated|due|was|was on)
    (appointment|surgery|birthday|born|seen|visit) (is|on|for|in)
    (vence|vencia|nacimiento) (el|es|dia)*
    (factura|carta|recibo|cita|visita|mensaje|consulta|cirugia|estado de cuenta) (del|de|el|es \
        el|para el)
    (overdue|past due|late) since
"""
"""A day that follows is a fact about something else, not the promised one."""

CORRECTION: Final = """
    (actually|scratch that|i mean|i meant|sorry|correction|or rather|better yet|make that|make \
        it|no wait|wait|instead|rather|on second thought|i take that back|my bad|oops|let us \
        say|lets say|more like|nvm|never mind|change that|say)
    (mejor|digo|perdon|bueno no|corrijo|mas bien|quise decir|o mejor|no no|mejor dicho|disculpe \
        |espere|me equivoque|no espere|o sea)
    no
"""

PLAIN: Final = """
    (over|by|on) the phone
    (if|whenever|when) (that is|it is|this is) (ok|alright|fine|cool|good)
    (if|whenever) (that|it) works
    is that (ok|alright|fine|cool|good)
    (stop|drop|swing|come) (by|in)
    (no|not a) (later than|more than|problem|worries|doubt)
    not (before|until|till)
    no (antes|mas tarde|despues) (de|del|que)
    a mas tardar
    at (the )?latest
    as soon as
    for (your )?(patience|understanding|time|help)
    (be|being) patient
    i promise
    god bless
    have a (good|great|nice|blessed) (day|one|night|evening|weekend)
    hold on
    (pay|paid|paying) (it )?off
    in person
    in (full|total|all)
    on (file|time)
    all i can do
    (good|buenos|buenas) (morning|afternoon|evening|dias|tardes|noches)
    (por|en) (telefono|linea|la pagina|la oficina|internet)
    sin (falta|problema)
    si (no hay|esta bien|se puede|le parece)
    (no hay|ningun) (problema|inconveniente)
    (4|four) sure
"""

PLAIN_WORDS: Final = frozenset(
    """
    i me my mine we us our you your it its this that the a an and n or so then but just also too
    he she they him her his their them yes yeah yep yup ya ok sure please thanks thank u um uh well
    hi hello hey dear guys all everyone sir maam miss of to in on at by for from with via through
    about around up out as is am are be been being was were will would can could shall do does did
    doing have has had having get gets getting got give giving gave make making made go going goes
    come coming comes put let lets like know see send sending mail mailing bring bringing drop cover
    take care handle settle clear pay pays paying paid payment payments bill bills balance amount
    account copay statement invoice charge total rest remaining remainder full half other part some
    something whole everything money cash check checks card credit debit zelle venmo online website
    portal link office clinic desk front mailbox mailed phone call calling text texting message
    reminder notice letter email received today tonight tomorrow morning afternoon evening \
        night noon day days
    week weeks weekend weekends month months time later soon early first next following coming \
        another
    after before until till til when once while since still again back now right here there long
    much more less only even little bit least most least one two couple few both each sorry \
        apologies
    apologize apology delay late wait waiting patience understanding appreciate appreciated promise
    promised definitely absolutely certainly fully completely probably maybe hopefully possible
    payday paycheck payroll deposit direct social security check disability pension refund tax taxes
    bonus income job work working husband wife hubby bucks dollars dollar each said told mean meant
    actually instead rather scratch make set schedule scheduled down mark sounds good great works
    fine alright cool perfect earliest latest soonest best least than not cant able hold push move
    extend date due try trying want wanting need needed plan planning intend expect expecting hope
    should might may if because cuz want okay dont worry no need who what which

    yo mi mis me le les lo la los las el ella ellos usted ustedes su sus te tu que de del al a \
        en con
    por para y o e pero pues entonces ya si no claro ok gracias favor hola buenas buenos buen \
        dias dia
    tardes noches es son esta este estan esto eso ese esa ser sera seria soy hay un una uno \
        unos unas
    voy vamos va van ir paso pasar pasare puedo puede pueden podria podre poder pago pagar pagare
    pagarle pagarles pagarlo pagarla pagamos pagando pagan paguen paga abono abonar abonare abonarle
    deposito depositar depositarle depositen deposite doy dar darle darles dare mando mandar \
        mandarle
    envio enviar llevo llevar traigo transferir hago hacer hare hacerlo liquidar liquido cubrir \
        cubro
    dinero cheque efectivo tarjeta transferencia cuenta factura saldo resto completo todo toda mitad
    parte algo poco pesos dolares bill balance oficina clinica linea internet telefono pagina link
    hoy ahorita manana pasado proximo proxima siguiente otro otra semana mes quincena lunes martes
    miercoles jueves viernes sabado domingo fin final principio tarde noche temprano luego despues
    antes hasta cuando cobro cobre cobrar cae caiga llega llegue tengo tenga tendre sin falta seguro
    segura prometo disculpe disculpen perdon molestia espera esperar paciencia comprension porque
    solo nomas mas menos como muy bien bueno bueno igual tambien ahi alla aqui quedo queda listo
    senora senor senorita esposo esposa marido trabajo sueldo pension reembolso mejor digo
    """.split()
)
"""Words that add nothing to a promise. A promise with any other word in it is read by a person."""

BARE_WORDS: Final = frozenset(
    """
    i ill the a an and or so then ok yes yeah yep sure please thanks thank you um uh well hi \
        hello hey
    on by for at in of to like say maybe probably around about definitely for this next that it is
    will do would could can does work works good fine alright ok morning afternoon evening \
        night noon
    before after until till the earliest latest sometime early late no later than just only more
    dollars bucks check paycheck payday get when my comes deposit direct drops hits promise how
    what sounds best time sorry guys maam sir holidays half other rest and give me all let need \
        another mean actually wait instead
    rather make set most at least social security

    el la los las de del a al en para por y o si ok gracias favor hola buenas buenos tardes dias que
    sin falta mas como tal vez quizas seguro hasta antes despues este esta seria puede ser entonces
    pues ahi me pagan depositan cobro cuando quincena mejor digo no unos dolares pesos solo a mas
    tardar tarde temprano manana noche proximo proxima listo
    """.split()
)
"""A message of nothing but a day and these words answers a question about the day."""

REQUEST: Final = """
    ^ (hi|hello|hey|ok|yes|so|um|uh|and|well|please|no|hola|buenas|si|pero|tardes|buenos|dias)* \
        (can|could|may|would|is it (ok|possible|alright)|will it be|do you mind|any way|are you \
        able|is there any way) (i|we|you|if|that|it|to|this)
    ^ (hola|buenas|buenos|dias|tardes|si|ok|disculpe|perdon)* (se puede|es posible|me (da|dan \
        |puede|pueden)|pueden|habria|esta bien si)
    (would|does|is|how about|what about) .. (work|ok|fine|good|alright|possible|soon enough|too \
        late)
"""

POLITE: Final = """
    if (that|it) is (ok|alright|fine|cool|good)
    (that|which) (should|would) be (ok|fine|good|it)
    (no|not a) problem
    (no|any|not a) (doubt|question)
    i want to (thank|say)
    may (1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|25|26|27|28|29|30|31 \
        |{number})
    (by|in|of|until|till) may
    si (esta bien|no hay problema)
"""
"""Takes the doubt out of a hedge that it overlaps."""

RIGHT_NOW: Final = """
    (right now|now|immediately|this minute|this second|this moment)
    (ahora|ahora mismo|ahorita mismo|en este momento|de una vez|ya mismo)
"""

SECOND_PART: Final = """
    (and|then|y|luego|plus|with|rest|other|remaining|remainder|second|otra|otro|resto|demas \
        |mitad|half)
"""

PART: Final = """
    (half|part|partial|some of it|something|a little|some money|a portion|what i can|as much as \
        |some|the first half)
    (la mitad|mitad|una parte|parte|algo|un poco|lo que pueda|lo que puedo)
"""
