"""Cannot pay, cannot pay at once, or will not pay (policy.md, section 6, H)."""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind

HARDSHIP: Final = Topic(
    "hardship",
    Label.HARDSHIP,
    "says that they cannot afford this",
    hold=HoldKind.HARDSHIP,
    work=WorkKind.HARDSHIP,
    urgency=Urgency.P1,
    en="""
        (can not|could not|not able to|unable to|no way i can|no way to|can barely|barely \
            |hardly|struggling to|struggle to|trying to|hard to|difficult to|not in a position \
            to|impossible to|not going to be able to|wont be able to|will not be able to|cannot \
            |can't even|dont know how i can|not possible to|having trouble|trouble) (even \
            |really |possibly |afford to |currently |to |honestly |literally |quite |just |keep \
            |be able to )* (afford|pay|paying|make ends meet|make rent|feed|keep up|cover|come \
            up with|buy food|buy groceries|pay bills|keep the lights|eat|survive financially \
            |swing|make it|put food|get by|keep my)
        (afford|affording|affordable) (this|it|that|to|the|food|rent|anything|my|groceries|any \
            |all|right now|medicine)?
        (lost|losing|lose|quit|fired from|laid off from|no longer have|out of|let go from|cut \
            |cutting|reduced|without|between|no|dont have a|do not have a|have no|looking for \
            |got no|need a) (my |our |a |his |her |the |both |any |of )* ({job})
        (laid off|layed off|furlough*|unemploy*|jobless|let go|got fired|was fired|been fired \
            |got canned|out of work|not working|between jobs|no income|no paycheck|downsized \
            |company closed|business closed|workplace closed|plant closed|strike|shut down)
        (not|have not|havent|hasnt|has not|cant|can not|unable to|been unable to|not been) \
            (been )? (worked|employed|find work|find a job)
        (not|have not|has not|stopped|can not|unable to|been unable to|not been) (been )? \
            (working|work) .. (since|for|because|right now|now|due|anymore|months|weeks|at the \
            moment|currently)
        (no|have no|got no|aint got|dont have|do not have|did not have|without|short on|out of \
            |low on|tight on|running out of|not enough|not much|dont have any|never have|not \
            have the|dont have the|lack the|no extra|not got) (any |enough |the |that kind of \
            |that |extra |much |no |this kind of )* (money|funds|cash|income|resources|savings \
            |means|dough|finances|way to pay|dollars)
        (do not|dont|did not|aint|simply do not|not) (have|got) (it|that|anything|nothing|a \
            dime|a penny|a cent|two nickels|shit|any|a dollar) (to|right now|now|sorry|im sorry \
            |i am sorry|left|all|at|like that|for|until|honestly)?
        (broke|poor|destitute|penniless|homeless|evicted|eviction|foreclos*|repossess*|repo \
            |food bank|food stamps|food pantry|snap benefits|welfare|tanf|wic|section 8|ebt \
            |going hungry|starving|couch surfing|living (in|out of) (my|our|a|the) (car|truck \
            |van|shelter|motel)|in a shelter)
        (living|live) .. (car|paycheck to paycheck|truck|van|street|shelter|streets|check to \
            check|motel|tent|with my parents|on (disability|social security|a fixed))
        (on|living on|live on|only get|only receive|just get|applied for) (a |my |only |social \
            security )* (fixed income|disability|unemployment|limited income|assistance|food \
            stamps|welfare|one income|social security|minimum wage|low income|pension only \
            |public assistance|government assistance)
        (fixed|limited|low|one|single|no|reduced|loss of|very little) income
        (disabled|disability)
        (hard|tough|rough|difficult|bad|tight|trying) (times|time|financially|month|year|spot \
            |situation|place|right now|patch|stretch|economy)
        (money|things|finances|budget|cash|funds|its|it is|been) (is|are|are really|is really \
            |is super|super|real|really|very|so|pretty|kinda|a bit|been) .. (tight|rough|hard \
            |tough|short|bad|low|difficult|scarce|struggling|stretched)
        (struggling|strugglin|barely (making|getting|surviving|scraping)|scraping by|drowning \
            |overwhelmed|sinking|going under|swamped|behind) (financially|with|in|on|to|by \
            |right now|bills|rent|debt|so|and|trying|mortgage|everything)?
        (behind) .. (rent|mortgage|bills|everything|payments|utilities|car note|electric)
        (choose|choosing|choice|decide|deciding|pick) .. (between|groceries|food|rent|medicine \
            |gas|eat|eating|lights|feed*)
        (financial|charity|hardship|payment|income based|sliding|need based|low income \
            |assistance|medical bill) (assistance|aid|help|care|scale|program|application \
            |discount|hardship|relief|support|fund|forgiveness|difficult*|trouble|problem* \
            |struggl*|crisis|situation)
        (help|assistance|aid|discount|forgive*|waive|reduce*|relief|program|programs|grant \
            |lower|write off|forgiven|cancel*|charity) .. (with (this|the|my) (bill|bills \
            |balance|cost)|for (low|people|those|poor|uninsured)|paying|bill|balance|pay \
            |available|i can apply|qualify|apply)
        (single|widowed|stay at home) (mom|mother|dad|father|parent|mum)
        (sick|ill|in the hospital|surgery|chemo|cancer|hospitalized|maternity leave|medical \
            leave|fmla|injured|recovering) .. (can not work|not work*|no (income|pay|work \
            |check)|lost|unable to work|out of work|and (cant|can not)|unpaid|without pay)
        (hours|pay|shifts|wages|salary|benefits|unemployment|checks|overtime) .. (cut|reduced \
            |slashed|ran out|stopped|ended|garnish*|run out|docked|slow|late)
        (make|makes|making|earn|only make|get) (nothing|very little|so little|minimum wage|no \
            money|almost nothing|barely|less than|not enough|only|like nothing)
        (too much|a lot of money|lot of money|so much money|too expensive) (for (me|us|my \
            family)|right now|to pay|i (dont|do not|can not))
        (wiped|cleaned|drained|maxed|tapped) (me |us )? out
        (maxed|overdrawn|overdraft|negative|empty|zero|drained|in the red) .. (card|cards \
            |account|bank|savings|checking)
        (all|only|most|best) i can (do|pay|afford|give|manage|spare)
        (down on my luck|in a bind|in a hole|strapped for cash|cash strapped|hurting \
            (financially|for money)|pinching pennies|hard up|lean times|fell on hard)
        (kids|family|children) .. (feed|to feed|eat|hungry|diapers|food)
        (fire|flood|hurricane|tornado|house burned|burned down) .. (lost everything|house|home \
            |destroyed)
        lost everything
        (cant|can not) (do|make|swing|manage) (it|this|that|any payment|payments|nothing \
            |anything) (this month|right now|rn|at this time|at all|now|financially|atm|at the \
            moment)?
        (not|never) (in the|in my|within my) budget
        (just|got|recently|barely) .. out (of )? (the )? (hospital|jail|prison|rehab) .. (work* \
            |money|job|broke|pay|no)
    """,
    es="""
        no (puedo|podemos|podria|podre|voy a poder|pude|he podido|tengo (con que|para|como \
            |forma de|manera de)|tenemos (con que|para|como)|hay (con que|para|como)|alcanzo a \
            |es posible) .. (pag*|costear|cubrir|abonar|ahorita|este mes|por ahora|eso|tanto \
            |todo|solventar|la renta|comer)
        no (tengo|tenemos|hay|cuento con|traigo|contamos con|me queda) (ni |el |nada de |mucho \
            |suficiente |para |mas |ese |tanto |con que )* (dinero|lana|efectivo|un peso|un \
            cinco|plata|recursos|fondos|feria|nada|un centavo|ingresos|trabajo|para|empleo \
            |chamba|ahorros|un dolar|con que)
        (sin|busco|buscando) (dinero|trabajo|empleo|ingresos|chamba|recursos|un peso|lana)
        (perdi|perdio|perdimos|quede sin|quedo sin|quedamos sin|me quede sin|despid*|corrieron \
            |corrio|descans*|desemplead*|desempleo|me cortaron|recort*|bajaron|quitaron|me \
            quitaron|me bajaron|cortan|cortaron) (el |mi |su |de |sin |del |las |me |al |a )* \
            (trabajo|empleo|horas|chamba|jale|job|sueldo|esposo|salario|ingresos|marido)?
        (desemplead*|despidi*|incapacidad|discapacit*|discapacidad|desahuci*|desaloj*|sin hogar \
            |en la calle|me corrieron|lo corrieron|la corrieron|cesante|estampillas|cupones de \
            comida|bancarrot*)
        (no me|no nos|ni me) alcanz* .. 
        (dinero|feria|sueldo|cheque|quincena) no (me |nos )? alcanza
        (situacion|problemas|dificultad*|apuro*|crisis|aprietos|momento) (muy |bien |esta )? \
            (dificil|economic*|financier*|de dinero|complicad*|critic*|duro|duros)
        (esta|estamos|estoy|ando|andamos|anda|estan|las cosas) (muy |bien |super |pasando |con \
            |tan )* (dificil*|apretad*|cort*|mal de dinero|quebrad*|jodid*|gastad*|bruj* \
            |fregad*|limitad*|endeudad*|ahogad*|problemas economicos|pelad*|dur*)
        (ayuda|asistencia|apoyo|programa*|descuento|caridad|rebaja) (financier*|economic*|para \
            |de|con|por|disponible|del|caritativa|si|que|cuando)
        (me|nos) (pueden|puede|podrian|podria) (ayudar|hacer un descuento|rebajar|bajar \
            |perdonar|descontar|apoyar|dar un descuento) .. (pago|cuenta|bill|economic*|deuda \
            |con)?
        (madre|mama|padre|papa) (solter*|sol*)
        (solo|nomas|apenas) (gano|recibo|vivo|sobrevivo|me alcanza|saco|tengo para|vivimos|me dan)
        (escoger|elegir|decidir) .. (comida|renta|medicina|comer)
        (renta|comida|luz|ninos|comer|hijos) .. (o pagar|primero|no alcanza|que mantener \
            |atrasad*|que alimentar|no tengo)
        atrasad* .. (renta|pagos|cuentas|biles|con)
        (demasiado|mucho|mucha) (dinero|caro|cara|lana|plata) para mi
        (vivo|vivimos) .. (al dia|de (mi )?(pension|incapacidad|seguro social)|en (mi|el|un) \
            (carro|albergue|refugio)|calle)
        (ingreso|ingresos|sueldo) (fijo|bajo*|limitad*|minimo)
        (enferm*|hospitaliz*|operad*|cancer|quimio|accidente) .. (no (puedo|he podido) trabajar \
            |sin trabajar|no trabajo|no he trabajado)
        no (he|ha|hemos|estoy|estamos) (trabaj*|trabajando|podido trabajar)
        (es todo|es lo unico|lo unico|lo mas) (lo )? que (puedo|tengo|me alcanza|podemos)
    """,
    unless="""
        (can|could) afford (about|around|that|to pay|it|this|maybe|up to)
        (how|where) (do|can|could|should) (i|we) pay
        (can not|cant|could not|unable to|not able to|trouble|trying to|having trouble) .. (pay \
            |paying) .. (online|portal|website|link|the link|on (the|your)|error|with (my|this) \
            card|through|page|app|over the phone|until|til|till|before|friday|monday|tuesday \
            |wednesday|thursday|saturday|sunday|the (1st|first|5th|10th|15th|20th|30th))
        (can not|cant|could not|wont be able to|will not be able to|unable to|not able to) pay \
            (it )? (until|til|till|before|friday|monday|tuesday|wednesday|thursday|saturday \
            |sunday|today|tomorrow|tonight|this week|on)
        no (puedo|podre|voy a poder|pude) pag* .. (hasta|antes|el (lunes|martes|miercoles \
            |jueves|viernes|sabado|domingo)|en linea|por internet|en la pagina|con|hoy|manana \
            |link|portal)
        no (me )? deja pag*
        (broke) (my|his|her|the|a|it|off|down|out|their)
        (he|she|it|car|tooth|crown|phone|arm|leg|link) broke
        (hard|tough|difficult) time (understanding|finding|getting|reading|with (the|your) \
            (website|portal|link|site)|logging)
        (strike|struck) (out|a)
        (not working|not work) .. (link|portal|site|page|website|phone|card|number|button)
        (link|portal|site|page|website|phone|card|number|button|app) (is|are|was) not working
        (fired|let go) of
        (insurance|claim|payment|card) .. (covered|cover)
        (help|ayuda) .. (understand|log in|entender)
        (no|ya no) puedo (entrar|hablar|respirar|mas)
        not (have|get|got) .. (until|before)
        no (tengo|tendre|me pagan) .. hasta
    """,
)


PLAN: Final = Topic(
    "payment_plan_request",
    Label.PAYMENT_PLAN_REQUEST,
    "asks for a payment plan",
    urgency=Urgency.P2,
    en="""
        (payment|pay|monthly|installment|instalment|budget) (plan|plans|arrangement \
            |arrangements|agreement|option plan|schedule|arrangment)
        (installment|installments|instalment|instalments)
        (make|do|set up|setup|take|accept|offer|allow|arrange|get on|work out|have|get|pay in \
            |split into|start|on|low|small|smaller|few|monthly|some|weekly|biweekly|several \
            |multiple|partial|little|tiny) (monthly |small |smaller |weekly |some |low |a few \
            |little |partial |2 |3 |4 |two |three |four |several |the |multiple |biweekly |bi \
            weekly )* payments
        (payments|pay) (monthly|each month|every month|every (two|2|other) weeks|weekly \
            |biweekly|bi weekly|instead of|over time|a little at a time|on time|until its paid \
            |until paid|a month|per month|per week|per paycheck|a week|each paycheck|every \
            paycheck|each check|every check|every payday)
        {number} (dollars)? (a|per|each|every) (month|week|paycheck|check|payday|pay period|two \
            weeks|2 weeks|other week|other friday|friday|{number} weeks)
        (a|per|each|every) (month|week|paycheck|check|payday) .. (is (what|all)|what i can|all \
            i can|until|ok|works|plan|be ok|possible|toward|towards)
        (month|mo|week) (until|till|til) .. (paid|gone|done|pay)
        (split|break|spread|divide|chop|stretch) (it|this|that|the (bill|balance|payment \
            |payments|amount|total)|my (bill|balance|payment)|them|these)? (up |out |into |over \
            |in )* .. (payments|months|half|two|2|three|3|4|up|out|time|over|installments \
            |monthly|parts|smaller|down|into)
        (pay|paying) (it |this |off |that |the (balance|bill) )* (off )? (in |over |a )(parts \
            |pieces|increments|chunks|time|a few|several|little by little|bit by bit|couple \
            |couple of|two|three|bits|little at a time|little bit at a time|stages|halves)
        (little by little|bit by bit|over time|a little at a time|little at a time|over (a few \
            |several|the next few|some|two|three|six|12|6|3|4) months)
        (too much|not|can not|cant|cannot|do not have|dont have) .. (all at once|in one shot|at \
            one time|in full|all at one time|in one payment|all of it (at once|now|right now) \
            |the whole thing|one lump sum|lump sum|full amount|the full|at once|it all)
        (toward|towards|put|send|pay|apply|do) .. (every|each|per|a) (month|week|paycheck \
            |payday|two weeks|check|other)
        (every|each) (two|2|other|three|3) (weeks|week|months|friday|payday|paycheck)
        (can|could|may|let) (i|me|we|us) (do|make|pay|send|give) .. (payments|partial|something \
            small|what i can|a partial|part|some now|half now|half and)
        (half now|half today|partial payment|part now|some now) .. (half|rest|later|the (other \
            |rest)|and)?
        (work|working) (something|anything|it|this|a deal) out
        (work|working) with me
        (minimum|lowest|smallest|least) .. (payment|i can pay|monthly|a month|amount)
        (finance|financing|financed|care credit plan|defer*|layaway|payment options|pay later \
            |affirm|klarna)
        (extend|extension) .. (payments|plan|months|time to pay)
        (need|want|like|request) (a |some |more )? (arrangement|arrangements)
    """,
    es="""
        (plan|planes|arreglo|acuerdo|convenio|facilidades) (de|para|en) (pago|pagos|pagar)
        (en|por|hacer|aceptan|acepta|hago|dar|puedo hacer|a|mediante|con) (varios |pequenos \
            |dos |tres |unos |algunos |los |mis |pocos |cuatro )* (pagos|abonos|plazos|partes \
            |mensualidades|cuotas|parcialidades|exhibiciones|pagitos|abonitos)
        (pagos|abonos) (mensuales|chicos|pequenos|semanales|quincenales|cada|por mes|parciales \
            |mas chicos|comodos)
        (mensual|mensuales|mensualmente|mensualidad|mensualidades|abonos|abonando|plazos|cuotas \
            |parcialidades)
        (poquito a poquito|poco a poco|de a poco|poquito cada|un poco cada|de poquito|por \
            partes|en partes|de poquitos)
        (al|por|cada) (mes|semana|quincena|15 dias|quince dias|dos semanas|cheque) .. (puedo|es \
            lo|hasta|les|pago|doy|esta bien|abono)?
        (no (puedo|tengo)|muy|mucho|es mucho) .. (todo (de una vez|junto|completo|ahorita|a la \
            vez)|de un jalon|de golpe|de una sola vez|en un solo pago|completo)
        (dividir|partir|repartir|fraccionar|separar) .. (pago*|cuenta|saldo|partes|meses|dos \
            |tres|en|lo)
        (puedo|podria|podemos|se puede|me dejan|me permiten) .. (abonar|ir pagando|dar abonos \
            |ir abonando|hacer abonos|pagar (de a|poco|poquito|en|por|la mitad)|dar poco)
        (ir|estar|seguir) (pagando|abonando)
        (dar|doy|pagar|pago|abonar|puedo dar) .. (cada mes|al mes|por mes|mensual*|cada \
            quincena|a la semana|cada semana|por semana|cada 15 dias)
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
        (not|never|aint|wont|refuse to|refusing to|no intention of|wont be|isnt|refuse) (ever \
            |be |going to |gonna |gon |to be |be going to |willing to |about to |planning on \
            |planning to |to |am |having to |will |even |gonna be |going to be )* (pay|paying \
            |paid|give you|giving you|send you|sending you|give yall|giving yall|see a (dime \
            |cent|penny)|pay you|pay yall|handing over)
        (refuse|refusing|refused) .. (pay|bill|this|to)?
        (wont|will not|not|never|aint) .. (get|getting|see|seeing|receive|have|give|pay|giving \
            |paying|take) .. (a |one |another |single |red |one more )* (dime|cent|penny|nickel \
            |dollar|money|nothing|anything from me|shit from me|another cent|me to pay|it from \
            me)
        (good luck|try and|try) (with )? .. (get|getting|collect|collecting|make me) (that|it \
            |this|me|money|anything|paid|a dime)?
        (send|sending|turn|put|give|go ahead|take) (it|me|this|that) .. (to |over to |into |in \
            )? collections
        (send|take) it to (collections|collection|whoever|the agency)
        (do not|dont|idc|not|could not) (care|give a (fuck|shit|damn)) .. (if|about|what|send \
            |collections|credit|bill|do it|this)?
        (you can not|cant|can not|try) make me pay
        (will not|wont|not going to|never going to|never gonna|not gonna) (happen|pay|be paying)
        ^ (nope|nah|no way|hell no|fuck no|no thanks|never|no thank you|not happening \
            |absolutely not|no chance|no sir|no maam|not a chance|nada|when hell freezes over \
            |in your dreams|forget it|hard pass|screw that|no) $
        (hell|fuck|hells) no
        over my dead body
        (when hell freezes|pigs fly|in your dreams|dream on|keep dreaming|kiss my ass|eat shit \
            |kick rocks|pound sand|shove it|shove your bill|screw (you|your bill|this bill))
        (do not|dont) (expect|count on|hold your breath|waiting for|look for) .. (pay*|money \
            |check|dime|cent|me)?
        (do|did) not plan (on|to) pay*
        (decline|declining) to pay
        (write|writing) it off
        (no one|nobody) .. (pay|paying) (this|that|for (this|that)|you)
    """,
    es="""
        (no|ni|nunca|jamas|tampoco) (les |le |lo |la |voy |vamos |pienso |quiero |pretendo |a \
            |me |van |voy a |vamos a |tengo por que |tenemos por que |tengo que |hay razon para \
            |esperen que |cuenten con que |se los |se lo |les voy a |pagare |estoy dispuest* a \
            )* (pag*|dar* (nada|un (peso|centavo|cinco|dolar))|pagar nada|a pagar)
        (me niego|nos negamos|rehuso|rechazo) a? .. (pagar|dar|pago)?
        (ni un (peso|centavo|cinco|dolar|quinto))
        (hagan|haga|hagale) (lo que|como|como le) (quieran|quiera|puedan|hagan)
        (mand*|envi*|pas*|ech*) .. (a )? (colecciones|coleccion|cobranza|collections|agencia)
        no me importa .. (credito|cobr*|cuenta|si|coleccion*)?
        ^ (nel|ni loco|ni loca|ni madres|ni de broma|nunca|jamas|para nada|ni modo|no gracias \
            |ni pensarlo) $
        (suerte|buena suerte) .. (cobr*|con eso|quitandome)
        ni muert*
    """,
    unless="""
        not (have|get|got) .. (until|before)
        (not|never) paid (by|yet|until|enough|for my|back)
        (not|wont|will not) (be )? (able to|get paid|going to be able to|gonna be able to|have \
            it|be paid) .. (pay|until|till|til|friday)?
        (not|can not|cant|wont|will not) .. pay* .. (until|till|til|today|before|right now|this \
            week|it all|all of it|in full|full amount|online|all at once|whole|the full|yet)
        (can not|cant|could not|unable to|not able to|afford to|not have to|shouldnt have to) .. pay
        not (pay|paying) attention
        no (puedo|podre|he podido|pude|puede|podemos|podria|voy a poder|alcanzo a|alcanza para \
            |tengo para|tengo con que|tengo dinero para|tengo como|tenemos para|pague (todavia \
            |aun|porque)|me deja|deja|dejan) .. pag*
        no (he|hemos|ha) pagad* (porque|todavia|aun)
        no pag* (hasta|todo|completo|antes|ahorita porque)
        no (les|le|lo|la) (pago|pague|voy a pagar) (hasta|todo|completo|antes|hoy)
        (nadie|no) me (pag*|han pagado|deposit*)
        no (thanks|thank you) (stop|necessary)?
        (do not|dont) care (how|who|when)
        (seguro|aseguranza|medicaid|ellos) no (pag*|quier*)
    """,
)


TOPICS: Final = (
    HARDSHIP,
    PLAN,
    REFUSAL,
)
