"""Paid already, tried to pay, or wants to pay now."""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind

PAID: Final = Topic(
    "paid_already",
    Label.PAID_ALREADY,
    "says that it is paid",
    hold=HoldKind.DISPUTE,
    work=WorkKind.REVIEW,
    urgency=Urgency.P2,
    en="""
        (already|allready|alredy|just|have|has|had|been|was|were|is|i|we|he|she|they|husband \
            |wife|mom|dad|mother|father|did|got|it|all|thats|that is|this|fully|ive|yes \
            |yesterday) .. (paid|payed|settled|satisfied) (it|this|that|the|in|off|you|for \
            |already|my|full|on|at|over|by|last|with|up|today|yesterday|online|and|everything \
            |them|this|u|thanks|thx|copay|cash|check|two|a|when|via|through|your|ur|half|some \
            |part|to|before|directly|front|w|me|so|everything)?
        already (paid|took care|sent|mailed|made|did|handled|settled|taken care|done|gave \
            |cleared|zelle*|venmo*|submitted|dropped|called and paid|pay|given|been paid|put \
            |charged)
        ^ (i |we |just |all |done |fully )* paid
        (paid|payed) (in full|off|already|last|on|yesterday|twice|the|it|this|that|at|today \
            |online|by|with|via|through|for|my|two|three|a|you|cash|over|off|up|everything|full \
            |when|front|half|thru|copay|u|them|to|your|directly|before|when i)
        (sent|mailed|dropped|made|submitted|posted|put|gave|transferred|wired|zelled|venmoed \
            |cashapped|handed|processed|authorized|overnighted|completed|did) .. (check|checks \
            |payment|money order|money|payments|online|in the mail|on the|last|yesterday|portal \
            |through|cash|full amount|balance|it (yesterday|last|on|already|in|monday|tuesday \
            |wednesday|thursday|friday)|at the (desk|front|office|window|counter|visit|time) \
            |off (at|yesterday|last)|credit card|card number)
        (zelled|venmoed|cashapped|mailed it|sent it|paid it|paypaled)
        (check|payment|money order|money) (was|is|has|already|should|went|got|cleared|has been \
            |have|been) (already |been )? (sent|mailed|made|cleared|cashed|posted|through|in \
            the mail|on its way|on the way|processed|received|there|submitted|deposited|be \
            there|paid|went through|gone through)
        (check|cheque) (is )? in the mail
        (bank|card|account|statement) .. (shows|says|show|confirms|cleared|charged|withdrew \
            |took|taken|debited|deducted) .. (paid|payment|cleared|it|cashed|you|money|out)
        (confirmation|receipt|cancelled check|canceled check|proof|reference|check|transaction) \
            (number|of payment|no|id|that|attached|shows|from|copy|is|for|right here|to prove \
            |of)
        (have|got|see|attached|here is|heres|sending|showing|attaching|with|keep|kept|saved) .. \
            (the |my |a |proof |attached )* (receipt|confirmation|proof|cancelled check \
            |canceled check|screenshot)
        (told|said|tell|telling|texted|replied) .. (already|i|its|it was|that i|times) .. paid
        (all|been|was|already|has been|its|it is) (taken care of|squared away|settled|cleared \
            |handled|paid up|caught up|paid in full)
        took care of (it|this|that|everything|the) .. (already|yesterday|last|today|online|on \
            |monday|tuesday|wednesday|thursday|friday|this morning|before|at|weeks|check)
        (took|taken) care of .. (already|yesterday|last|this morning|check ur|check your|weeks \
            ago|days ago)
        (zero|no|0) balance .. (portal|says|shows|online|left|already)
        (thought|pretty sure|believe|sure|swear|thinking) .. (i|we|that|this|it) .. (paid|taken \
            care)
        (update|check|fix|correct) .. (your|ur|the) (records|system|account|books|files \
            |computer|ledger)
        (done|did it|all done) (paid|already|payment|yesterday|online)
    """,
    es="""
        (ya )? (pague|pagamos|pagado|pagada|pagaron|liquide|abone|deposite|liquidado|liquidada \
            |cubierto) (la|el|eso|esa|ese|todo|por|en|con|ayer|hace|hoy|anoche|lo|los|las|mi|a \
            |su|completo|desde|semana|mes|al|online|con|esta|este|dos|una)?
        ya (lo |la |los |las |esta |les |le |se |me |quedo |fue |habia |he |eso |esa |mi |yo \
            |todo |esta |hice |hicimos )* (pague|page|pagado|pagada|pago|pagamos|pagaron|mande \
            |deposite|liquid*|abone|hice|envie|di|transferi|cobraron|cubri|quedo|hizo|cancele \
            |pagad*)
        (hice|hicimos|mande|envie|deje|realice|di|realizamos|hizo) .. (pago|pagos|cheque \
            |deposito|transferencia|dinero|money order|abono|giro|zelle)
        (esta|quedo|fue|estaba|esa|eso) (ya )? (todo )? (pagad*|liquidad*|saldad*|cubiert*)
        (tengo|aqui|adjunto|mando|les mando) .. (recibo|comprobante|confirmacion|prueba|ticket) \
            .. (pago|pague|deposito)?
        (mi|el|la) ({pariente}) (ya )? (lo |la )? (pago|pagó) (ayer|ya|la semana|el|hace|eso \
            |esa|todo)
        (cheque|pago|deposito) (ya )? (fue|va|esta|se|paso|salio|llego) (enviado|mandado|en \
            camino|en el correo|cobrado|hecho|cobro|realizado|procesado|pasar)
        (me )? (cobraron|descontaron|sacaron) (ya|del banco|de la tarjeta|de mi cuenta|el dinero)
    """,
    unless="""
        (when|once|if|until|till|til|before|after|as soon as|soon as|whenever|gotta|not|never \
            |have not|havent|get|gets|getting|got|be|being|wont be|will be|will have|to get|to \
            be|should be|want|need|would have|not been|hasnt|has not|every|next|till i|until i) \
            (i |we |you |it |this |he |she |they |not |am |is |are |get |have |been |my |mine \
            |my bill |them |all |gets |fully |insurance |the |husband |wife )* (paid|payed)
        (i|we|he|she|they|husband|wife) (get|gets|got|am getting|will get|will be) paid
        (do not|dont|wont|not) get paid
        (paid|payed) (on|every|biweekly|weekly|monthly|next|this|tomorrow|friday|fridays|the) \
            .. (so|then|and (will|can)|i (will|can)|ill|week|month|other|friday|15th|1st|check)
        (being|not been|should be|been) paid (by|under|for my|enough|every|weekly|late|on)
        (will|can|could|should|would|ill|going to|gonna|might|want to|need to|trying to|like \
            to) (be |get |have |all |already )* (paid|taken care of|settled|sent|mailed|handled \
            |made|cleared|put|cover*)
        (insurance|medicaid|medicare|they|{insurer}|payer) .. (paid|pays|should have paid|was \
            supposed|already paid|has paid|have paid|not paid)
        paid (leave|off|time off|vacation)
        (cuando|si|hasta que|en cuanto|despues de que|antes de que) .. (me )? (pag*|deposit*|cobr*)
        (me|nos) (pago|pagan|paguen|pagaron) (el|la|cada|hasta|los|mi|a)
        (le|les|lo|la|yo|te|se lo|se los|ya le|ya les) (le |lo )? pago (el|la|manana|a|en|los \
            |hoy|cuando|este|otra|despues|si|para|pronto|en cuanto|luego|al|lo)
        (no|nunca|todavia no|aun no) (he |lo he |la he |se ha |ha |hemos |esta )* (pagad*|pague \
            |liquid*)
        (un|el|mi|hacer (un|el)|plan de|cada|ese|primer|de|en|los|proximo|por|otro|este) pago
        deposite .. (cheque cuando)
        (check|fix|update) .. (your|the) (records|system) (for|to see|if|my (new|address|insurance))
        (made|sent|put|gave) .. (appointment|complaint|mistake|insurance|card on file)
        (sent|mailed|gave|submitted|given) .. (insurance|information|info|form|forms \
            |application|records|paperwork|documents|claim|id|my new)
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
        (link|links|page|site|website|portal|app|button|form|card|system|payment|url|qr code \
            |code|login|password|account|machine|phone line|automated system|payment page|web \
            page|phone system|online) .. (does not|doesnt|did not|didnt|wont|will not|not|isnt \
            |is|keeps|keep|stopped|was|is not|broken|dead|says|said|saying|froze|frozen|down \
            |expired|crash*|got|error*|has an|times|timed|kicks|kicked|hung|never|would not \
            |cant) .. (work*|load*|open*|broken|down|declin*|error*|reject*|fail*|expired \
            |invalid|go through|go thru|accept*|let me|take*|frozen|freez*|blank|locked|crash* \
            |denied|out|loading|not found|recognize*|responding|timing|unavailable|up|function* \
            |process*|me off|spinning|logging|found|secure|dead)
        (link|page|site|website|portal|app) (is )? (broken|down|dead|expired|not working|broke \
            |blank|crashed|froze|messed up|glitch*)
        (tried|trying|attempted|attempting|try|keep trying|kept trying|unable|can not|could not \
            |cant|couldnt|wont let me|not letting me|will not let me|not able|trouble|having \
            trouble|having issues|issue*|problem*|difficulty|no luck|hard time|failed \
            |struggling|wouldnt let me|would not let me|did not let me|doesnt let me|does not \
            let me|how come i) .. (to )? (pay*|log in|login|logging in|log on|get in|get into \
            |sign in|access|make (a |my |the )?payment|submit|making (a |my )?payment|use the \
            |open (the|your|it)|click*|load*|go through|process|complete|enter my|register|set \
            up|reset|find (the|where|my) .. (portal|bill|account|link|pay)|see my (bill|balance \
            |statement)|get (the|it) to (work|load)|get through) .. (online|portal|website|link \
            |error|site|page|app|account|said|says|keeps|keep|but|fail*|went|card|phone|and it \
            |wont|system|it)?
        (wont|will not|would not|not|doesnt|didnt|does not|did not|never) (even |going to \
            |gonna )? (let|letting|allow|allowing|accept|accepting|take|taking) (me|my|us|the) \
            .. (pay|log|card|in|payment|sign|access|debit|credit|login|submit|check|amex|visa \
            |through)?
        (card|payment|transaction|debit|credit card|debit card) .. (declin*|reject*|denied \
            |fail*|did not go|didnt go|bounced|not go|returned|reversed|wont|not accepted|not \
            work*|expired|cancelled|canceled)
        (declined|rejected|bounced)
        (locked out|account (is )?locked|forgot (my )?password|reset (my )? password|password \
            (reset|does not|doesnt|not))
        (charged|charge|billed|debited|withdrew|took|taken|deducted|went through|paid|pulled \
            |came out|taken out|payment) (me |my card |my account |my bank |it |money )* .. \
            (twice|2x|two times|2 times|double|three times|3 times|multiple times)
        (double|duplicate) (payment|charge|charged|charges|withdrawal|debit)
        (did|has|was|is) (it|my payment|the payment|that|my card|i) (even )? (go through|go \
            thru|gone through|went through|post|posted|process*|charged|received|get charged \
            |take|work)
        (error|errors) (message|code|page|when|every|whenever|saying|on (the|your) (site|page \
            |portal|website|app|link))
        (get|got|getting|gives|giving|gave|says|saying|keeps saying|said|shows|showing|with|an \
            |just|keeps giving) (me )? (an |a |that |some )? error
        (error|glitch|bug|timed out|times out|time out|spinning wheel|404|page not found|blank \
            page|invalid|session expired)
        (hung up|hangs up|hanging up|disconnect*|dropped|cut off|cut me off) .. (on me|me \
            |automated|system|call|phone|pay*|while)?
        (still|not|hasnt|has not|havent|does not) (shows|show|showing|posted|post|credited \
            |reflect*|applied|updated|says) .. (balance|owe|payment|paid|it|amount|due)
        (paid|payment) .. (still|but|not) (shows|show|showing|says|posted|has a|have a|a \
            |reflect*|getting|credited|applied|owe|getting|got)
        (no|where|what|cant find|do not see|dont see|not see) .. (place|button|option|way|link \
            |where) .. to pay
        (stop payment|nsf|insufficient funds)
    """,
    es="""
        (link|liga|enlace|pagina|portal|sitio|aplicacion|app|tarjeta|sistema|pago|cuenta|boton) \
            .. (no|marca|da|sale|dice|esta|se|fallo|falla|rechaz*|declin*) .. (abre|funciona \
            |sirve|carga|entra|deja|jala|pasa|paso|acepta|error|caid*|bloquead*|trab*|abrir \
            |cargar|invalid*|congel*|existe|procesa|responde|expir*|venci*|rechazada|declinada)
        (no|ni) (me |nos )? (deja|permite|acepta|dejo|permitio|dejan|deja entrar|acepto|agarra \
            |toma|recibe) (pagar|entrar|hacer|abrir|el pago|la tarjeta|iniciar|mi|poner|ver \
            |acceder|hacer el)
        no (puedo|pude|logro|he podido|podemos) (entrar|abrir|acceder|iniciar|ingresar|hacer el \
            pago|pagar (en linea|por internet|en la pagina|por la pagina|en el portal|online \
            |con (la|mi) tarjeta|por el)|ver (mi|la|el)|registrar*)
        (trate|intente|quise|tratando|intentando|estoy tratando|estoy intentando) de? .. (pagar \
            |entrar|hacer el pago|abrir) .. (no|pero|error|y)?
        (tarjeta|pago) .. (rechaz*|declin*|no paso|no pasa|neg*|deneg*)
        (rechaz*|declin*) .. (tarjeta|pago)
        (cobraron|cargaron|cobro|descontaron|sacaron|hizo) .. (dos veces|doble|2 veces|tres veces)
        (marca|da|sale|dice|aparece|manda|tira|saca) (un |el |que )? error
        (olvide|perdi|recuperar|restablecer) .. (contrasena|clave|usuario)
        (se )? (paso|proceso|hizo|aplico|reflejo|registro) (mi|el) pago
        (pague|pago) .. (pero )? (no|todavia|aun|sigue) .. (aparece|refleja|sale|registr* \
            |saliendo|apareciendo|debo|saldo)
        (se )? (colgo|corto) (la llamada)?
    """,
    unless="""
        (payment|payments|payment plan|bill) (is|are|was) (too high|too much|down payment)
        (down|up) payment
        not (accept|take) (my|the|your) insurance
        (card|insurance card) on file
        (can not|could not|cant) (pay|make (a |the )?payment) (friday|monday|until|till|today \
            |this|it|right now|now|anything|all|that|the full)
    """,
)


PAY_NOW: Final = Topic(
    "pay_now",
    Label.PAY_NOW,
    "wants to pay now, or asks how",
    urgency=Urgency.P3,
    en="""
        (send|resend|text|email|give|need|want|get|can i get|where is|wheres|whats|what is|have \
            |share|shoot|forward|re send|drop|got|lost|is there|provide|click*|use) (me |us \
            |the |a |that |your |my |over |again |payment |bill |pay |secure |another |new |it \
            |to |an |online |please )* (link|website|web site|url|payment link|pay link|portal \
            |online payment|payment page|payment site|payment info|payment information|site)
        (how|where|what) (do|can|could|would|should|does|is|are|to|way|ways|all|methods|forms \
            |number|else|other) .. (i |we |you |one |best |easiest |the |my |of |to |number |)* \
            (pay|make (a |my |the )?payment|payment|payments|send (a |the |my )?(check|payment \
            |money)|mail (a |the |my |it )?|accept|take|payment methods|payment options|pay \
            this|pay my|pay the|send it|use to pay|send money)
        (how|where) .. (pay|payment|mail a check|send a check|send payment|send the check|mail \
            the check)
        (ready|like|want|looking|trying|wanna|going|need|love|here|wish|able|prepared|happy \
            |calling) (to )? (go ahead and |just |please |now |today )* (pay|make (a |my |the \
            )?payment|take care|settle|clear|pay it|get this paid|pay off|get it paid|pay in \
            full|submit (a )?payment|pay my (bill|balance))
        (can|could|may|should) (i|we) (just |please |go ahead and |still |also )* (pay|make (a \
            |my |the )?payment|send) .. (over the phone|by phone|right now|now|online|today \
            |with|by|here|cash|card|in person|at the (office|desk|front)|via|through|venmo \
            |zelle|paypal|check|the whole|in full|at my|tonight|all of it|off|using|on (the \
            |your) (website|portal|site|app)|it all|hsa|fsa)
        (do|does|can|could|will|would) (you|yall|you all|u|you guys|they|the office|your \
            office) .. (take|accept|accepting|do|have|process|run) .. (venmo|cash app|cashapp \
            |zelle|paypal|apple pay|google pay|hsa|fsa|care credit|carecredit|credit|debit \
            |cards|card|check|checks|cash|amex|american express|discover|payments|payment|money \
            order|online payment|online payments|ach|bitcoin|visa|autopay|auto pay|e check)
        (charge|run|use|bill|put) (it |this |the |my |to |on |that |me |60 |my bill |payment \
            |the rest |everything |again |to my |the whole |full )* .. (card|credit card|debit \
            |debit card|card on file|visa|mastercard|hsa|amex|checking|bank account|fsa)
        (card|payment method) (on file|ending|you have)
        run (it|my card|the card|that)
        (take|taking) .. (it|payment|money) (out )? (from|out of) (my )? (checking|savings \
            |account|bank|card)
        pay (now|right now|online|today|by phone|over the phone|in full now|it now|this now \
            |here|it off now|my bill|my balance|the balance now|with my card)
        ^ (pay|paying|payment|pay bill|pay now|link|ready|portal|website|pay my bill|make a \
            payment) $
        (mail|mailing|send|remit|payment|billing) address
        (what|whats) (is )? .. (website|web address|portal address|payment address|mailing \
            address|venmo|zelle|routing number|address to (send|mail))
        (can|could) (someone|you|u|yall) .. (take|process|run) (a |my |the )? (payment|card)
        set up (autopay|auto pay|automatic payment*)
        (here is|heres) my (card|credit card|debit card)
    """,
    es="""
        (mand*|envi*|pas*|dar|dame|deme|denme|necesito|quiero|cual es|donde esta|me (puede* \
            |podria*)|compart*|reenvi*|texte*) .. (link|liga|enlace|pagina|portal|sitio \
            |vinculo)
        (como|donde|adonde|a donde|por donde|de que forma|en donde|cuales|que) .. (puedo |hago \
            |se |le |les |hacer |para |formas de |metodos de |debo )* (pagar|pago|pagarles \
            |hacer el pago|hago el pago|mando el (pago|cheque|dinero)|hacer un pago|deposito \
            |depositar|envio el|mandar el|abonar|hacer mi pago|pagarlo|pagarla)
        (quiero|quisiera|listo para|lista para|me gustaria|deseo|necesito|vengo a|para|ocupo \
            |estoy listo para|estoy lista para|ya puedo|puedo) (ya |hacer |realizar |mi |el |un \
            |de una vez |ahora |ahorita )* (pagar|pago|pagarlo|liquidar|hacer el pago|hacer un \
            pago|abonar) .. (ahora|ahorita|ya|hoy|en linea|por telefono|con tarjeta|mi (cuenta \
            |bill|saldo)|la cuenta|este|todo|completo|de una vez|con|por|el saldo|la factura|en \
            efectivo|mismo)?
        (aceptan|acepta|toman|reciben|tienen|recibe|puedo usar|agarran) .. (tarjeta*|efectivo \
            |cheque*|zelle|venmo|paypal|pagos|credito|debito|cash app|money order \
            |transferencia*|visa|depositos)
        (cobr*|carg*|us*|pas*|pong*) .. (mi |la |esta |a mi |en mi )?tarjeta
        pagar (ahora|ahorita|ya|hoy mismo|en linea|por telefono|por internet|en este momento)
        (cual es|me da|necesito) .. (direccion|domicilio) (para|de|postal)
    """,
    unless="""
        (not|dont|never|stop|wont|refuse to|aint|no|no longer|not going to|do not) (going to \
            |want to |wanna |gonna |be |ever )* (pay|paying|click|clicking|open|use|send)
        (how|when|why) (much|many|long|come|often) .. (pay|owe)
        (how|what) (do|can|would) (i|we) .. (pay) .. (if|when i (have no|dont|can not)|without \
            |with no|that much|for something)
        (pay|make (a )?payment|send) .. (on (the|friday|monday|tuesday|wednesday|thursday \
            |saturday|sunday|my)|friday|monday|tuesday|wednesday|thursday|saturday|sunday \
            |tomorrow|next|by the|in (two|2|three|3|a) (weeks|week|days|months)|end of|when i \
            |once i|after|until|this weekend|later)
        (charge|charged|run|put) .. (twice|wrong|too much|without|again)
        no (quiero|voy a|pienso|puedo) pagar
        (link|page|site|website|portal|card) .. (does not|not|doesnt|wont|will not|broken|error \
            |declin*|did not|expired)
        pag* .. (el (lunes|martes|miercoles|jueves|viernes|sabado|domingo)|manana|a fin|la \
            (otra|proxima)|en (dos|una|15|quince)|cuando|quincena|hasta)
    """,
)


TOPICS: Final = (
    PAID,
    PROBLEM,
    PAY_NOW,
)
