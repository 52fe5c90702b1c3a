"""Any wish to hear less from us, in any words (policy.md R015 to R018, section 6).

When in doubt, stop: a false stop costs one reminder, a missed one breaks the law.
"""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind

OPT_OUT: Final = Topic(
    "opt_out",
    Label.OPT_OUT,
    "asks us to stop",
    en="""
        ^ (please|just|pls|ok|okay|hey|hi|hello|omg|yo|i said|i say|i repeat|again)? (please )? \
            (stop|stopp) (please|now|it|this|that|already|thanks|thank you|all|any|your|these \
            |those|the (texts|messages|calls|emails|reminders|spam)|for real|immediately|asap \
            |ok|it now|doing this|everything|contact|with|me|texts|messages|calls|emails|spam \
            |bothering|fucking|or|i|you|and|ya)?
        ^ (stop|quit|unsubscribe|end|cancel|remove) (please|now|thanks|thank you|already \
            |immediately|this|it|all|everything|messages|texts|calls|emails|me|asap|reminders \
            |notifications|service|subscription|alerts) $
        please (just )? (stop|quit|end|cease)
        (said|told|asked|asking|begging|want|wanted|need|requested|told you|replied|texted \
            |typed|sent|wrote|saying|say) .. (to )? stop (already|now|it|please|all|this|twice \
            |before|times|yesterday|calling|texting)?
        (stop|cease|halt|discontinue|end|no more|enough|done|knock off|give up|lay off|refrain \
            from|avoid|desist from|desist) (with )? (all |any |of |the |your |this |these \
            |fucking |damn |constant |constantly |freaking |stupid |annoying |all the |all of \
            the |all of your |further |any further |any and all |automated |robo |automatic \
            |unsolicited |always )? (the |your |these |those |of |further |automated |billing \
            |payment |daily |endless )? ({reaching}|{sent}) ({me}|it)?
        stop .. ({reaching}) .. (me|my|us|number|phone)
        quit .. (texting|calling|phoning|ringing|emailing|mailing|messaging|contacting|writing \
            |bothering|harassing|pestering|hounding|spamming|disturbing|notifying|sending \
            |soliciting|stalking|hitting up|blowing up|reaching out|robocalling|blasting \
            |bombarding|flooding|leaving|trying to (reach|contact|call))
        quit .. ({sent})
        (do not|never|not to|dont ever|do not ever|dont you ever|you can not|can not|may not \
            |must not|no longer|should not|you should not|stop trying to|told you not to \
            |asked you not to|asked not to be|i will not be|quit trying to) (ever |please |be \
            |you |dare |try to |try and |keep )? {reach} ({me}|anymore|any more|again|ever \
            |anything|any longer)? (again|anymore|any more|ever|please|anything)?
        (do not|does not|did not|no longer|never|dont) .. (want|wanna|wish|care|need|like|consent|agree|authorize|give \
            consent|give permission|appreciate) (to |for |any |you |ur |your |no |these |those \
            |the |more |further |anymore |ever |it |to be |to get |to receive |to hear |to see \
            |you to |you guys to |y all to |getting |receiving |hearing |your stupid |your damn \
            |your fucking )? .. ({sent}|texted|called|messaged|emailed|contacted|bothered|hear \
            from|heard from|hearing from|contacting|be on|reminded|text me|call me|message me \
            |email me|contact me|bother me)
        (want|wanna|wish|would like|need|prefer|rather|like) (you |yall |these |the |your |for \
            |all |me |my |this |to |it |for you |everyone )? .. (to )? (stop|quit|end|cease) .. \
            ({reaching}|{sent}|please|now|all|it|immediately)
        (want|wish|would like|like|need|request*|asking|asked|ask|demand|prefer|please|wanna \
            |require) (to |be |me |my |that |i |you |that you |for |me to be )? .. (removed \
            |taken off|off|unsubscribed|deleted|opted out|excluded|left alone|off of) .. \
            ({list}|this|your|it|the|now|immediately|please|thing)
        (make|get) (it|this|them|these|the (texts|calls|messages|emails)) (all )? stop
        (take|get|remove|drop|pull|delete|erase|cut|wipe|strike|scratch|scrub|unlist|unenroll \
            |unsign|kick) (me|us|my (number|name|info|email|phone|contact|address|cell \
            |information|phone number|data|contact info)|this (number|phone|email|line|cell) \
            |the number|that number|our number) .. (off|from|out|of|please|now|asap|already \
            |immediately|today|{list})
        (remove|delete|erase) (me|my (number|name|email|phone number|cell|info|phone)|this \
            number|us)
        (take|get) (me|us|my (number|name|email|phone number|cell|info)|this number) (off|out|from)
        (remove|delete|erase|lose|forget|block|scrub|discard|ditch|throw away|trash) (my|this \
            |our|the|dis) (number|phone number|name|email|cell|digits|contact|contact info|info \
            |phone|address|email address|line|cell number|information)
        (lose|forget) (this|that|it|my|the) (number|phone|contact|digits|email)
        forget (my number|you have my number|about me|i exist|you know me)
        (remove|unsubscribe|unenroll|unsign|exclude|disenroll|delist) me
        (drop|delete|sign) me (from|out|off)
        (take|get) .. off .. (list|lists|texts|text thread|thread|system|database|rotation \
            |reminders|calls)
        off (of )? (your|this|the|ur|that|yalls|all|any|every) (call |text |texting |mailing \
            |contact |calling |email |phone |stupid |damn |fucking )* (list|lists|rotation \
            |database|system|texts|messages|thread)
        no (more|longer|further|mas|additional|future|extra) .. ({sent}|{reaching}|contact me \
            |text me|call me|receive|interested|wish|want|consent)
        no (texts|texting|text messages|calls|calling|messages|emails|emailing|contact \
            |messaging|spam|robocalls|reminders|phone calls)
        (leave|let|get) (me|us|my (family|wife|husband|mom|phone)) (the fuck |the hell |tf \
            |alone|be|off|in peace|out of (this|it|your))
        (leave|let) (me|us) (the (fuck|hell) )? (alone|be|in peace)
        (off|out of|outta) my (back|phone|line|case|ass|life|inbox|cell|face)
        unsub*
        (unsubscribe|unsubscribed|unsubscribing|de subscribe|desubscribe|deactivate (texts \
            |messages|notifications)|unfollow|unjoin|disenroll|deregister|turn off|shut off \
            |switch off|disable|mute|kill|suspend|pause|cancel|discontinue|terminate|cease|halt \
            |end|drop|cut off|cut out) (my |the |all |these |your |this |any |me |sms |text \
            |email |future |further |automated |from )? .. (texts|text|messages|message \
            |notifications|reminders|alerts|emails|calls|subscription|text alerts \
            |communications|enrollment in texts|contact|messaging|texting|service|communication \
            |thread)
        unsubscribe
        (i |we |i am |im |i hereby |hereby |want to |would like to |like to |wish to |choose to \
            |going to |id like to |please |i do |need to |how (do|can) i |can i |let me |how to \
            |ready to )? (opt|opting|opted) .. out
        (opt|opting|opted) (me |us )? out
        (revok*|withdraw*|rescind*|retract*|cancel*|terminat*|take back|taking back|took back \
            |pull|pulling) (my|all|any|our|the|prior|previous|consent|permission) .. (consent \
            |permission|authorization|agreement|approval)
        (revok*|withdraw*|rescind*) (consent|permission|authorization)
        (revok*|rescind*) (my|all|any|our)
        (not|never|no) .. (consent|permission|authoriz*|agree|agreed|approve|approved|signed up \
            |sign up|asked|ask|subscribed|opted in|requested|gave you|give you|gave) .. ({sent} \
            |{reaching}|{reach}|this|these|be on|my number|that|for this|you to)
        (no|without|not have|do not have|never had|never gave|lack|lacking|never got|did not \
            give|didnt have|not given) .. (consent|permission|authorization|right to (text|call \
            |contact|message|email))
        (who|how|why|where) .. (gave|get|got|did you get|do you have|have) .. my (number|email \
            |cell|info)
        i never (agreed|signed up|consented|subscribed|opted in|asked|authorized|gave|requested \
            |wanted)
        did not (sign up|subscribe|opt in|ask) for
        (not|no longer|never|aint) (at all )? interested
        (piss|buzz|bug|back|fuck|bugger|sod|shove|screw|eff|jog) (the fuck|the hell)? (off \
            |yourself|yourselves)
        get (the fuck|the hell)? (away from me|lost|bent|out of here)
        go (the fuck|the hell)? (away|fuck yourself|fuck yourselves)
        go (away|to hell|kick rocks|pound sand)
        (fuck|piss|buzz|bug|back|screw|sod|bugger) off
        (report|reporting|reported|mark|marking|marked|flag|flagging) (you|this|your|these|all \
            |yall|ur|texts|messages|it|this number|your number) .. (spam|junk|phishing)
        (blocking|blocked|block) (you|your|yall|me|number|this number|these|all (of )?(you|your))
        (reported|reporting|marked|marking|flagged|mark|report) .. (spam|junk|fcc|ftc|do not call)
        (on|to|added|violat*|registered) .. (do not call|dnc|do not contact|do not text|no \
            call) (list|registry)?
        (do not call|dnc|do not contact|do not text|no call|no contact) (list|registry|request)
        do not disturb (me|us|my)
        (per|under|violat*|by|the) .. tcpa
        tcpa
        cease and desist
        cease (all|any|and|your|this|contact*|texting|calling|communication*|further \
            |immediately|these|from)
        (enough|enuf|had enough|thats enough|it is enough|i have had enough) (already|of (this \
            |these|your|you|the)|with|is enough|texts|messages|calls|please|now|texting|spam \
            |stop)
        that is enough
        ^ enough
        knock (it|this|that) off
        cut (it|this|that|the (texts|messages|crap|shit)) out
        give (it|this|that) a rest
        (sick|tired|fed up|over|annoyed|done|irritated|pissed|bothered) .. (of|with|by|at) .. \
            (texts|messages|calls|reminders|emails|you texting|you calling|being (texted|called \
            |harassed|contacted|bothered|bugged|hounded)|hearing from|getting (texts|messages \
            |calls|emails|these)|texting|calling|spam|your (bs|crap|shit|harassment) \
            |notifications|notices|blowing up)
        (blow|blowing|blew|blown|light|lighting|flood*|fill*|clog*|spam*) up? my (phone|inbox \
            |cell|line|email|voicemail)
        quit (bothering|hounding|blowing|harassing|spamming|hitting|sending|pestering|stalking)
        stop (it|bugging|bothering|hounding|blowing|playing|harassing|spamming|with|nagging|all \
            |hitting|sending|this|asking|trying|pestering|stalking)
        (do not|never|dont) (ever )? (text|call|email|message|contact|write|bother|ring|msg|phone)
        (do not|never|dont|stop|quit|no longer|not to) (ever |keep |be |please )? (send|sending|leave|leaving) .. ({sent}|stuff|anything|these|them|this|things|crap|bills|to (me|this|my|us))
        (do not|never|dont|no longer) (ever)? (want|hear|hearing) .. ({sent}|these|from you)
        (can|could|will|would|please|how (do|can|could)|why (do|can)) (you all|you guys|you \
            people|you|i|we|someone|not)? (please|just|kindly|all)* (stop|quit|cease \
            |unsubscribe|opt out|get off|be removed|end) .. ({reaching}|{sent}|me|list|this \
            |these|your|my|all|please|it|getting|receiving|sending)
        (is there|any) (a |any )? way (to|i can|for me to) (stop|opt|unsubscribe|end|turn off \
            |get off|not get|not receive|avoid)
        (never|not|dont ever) .. (contact|text|call|message|email|bother|write) (me|us|my|this) \
            .. (again|anymore|any more|ever)
        (i am|im|we are) (out|done|through|finished) (with|of) (you|this|these|texts|messages \
            |yall|your (clinic|office|texts|messages)) .. (text|message|stop|contact|lose|block \
            |number)?
        (not|quit|stop) (be )? (bothered|disturbed|contacted|texted|called|messaged|emailed|hassled)
        (this|your|these|the) .. (is|are|count as|constitute*|feel* like|borderline) (spam \
            |unwanted|unsolicited|not welcome|harassing|annoying as hell) .. (stop)?
        (unwanted|unsolicited) (texts|text|messages|message|calls|call|emails|contact|communication)
        (take|taking|took|have|remove) my (name|number|email) (off|out|from|removed)
        (my|this) (number|name|email|phone) .. (off|out of|removed|deleted|taken off|from) \
            (from |of |off )? (your|the|this|all|ur|any) .. ({list})
        (let|leave|want) me (be|alone|in peace|some peace)
        (privacy|peace) .. (please respect|respect my|leave|stop)
        (stay|keep|get) (out of|off|away from) (my )? (phone|inbox|life|me|texts)
        (shut|shut the (fuck|hell)) up
        (stop|leave) (it|me|us|them) (alone)? (please|now|already)
        (no|dont want|do not want|not want) .. (reminders|reminder texts|billing texts \
            |notifications|automated)
        (rather|prefer|prefers|like) (to )? (not|you not|you did not|you do not|if you did not \
            |if you would not|no longer) (be |get |getting |to be |to get |receive |receiving \
            |text|call|message|contact|hear|contact*|hav*) .. (me|texts|messages|calls|from you \
            |contacted|texted|called|emails|anymore|reminders)?
        (discontinue|terminate|cancel|end) (all|any|my|these|this|further|future|sms|text|the) \
            .. (contact|texts|messages|communication|communications|service|alerts \
            |notifications|emails|subscription|texting|calls|messaging)
        remove (me|please|us|now)
        (wrong|bad) time to (text|call) .. (stop|never)
        (arret|arrete|arreter|desabonner)
        make (it|this|them|these) (all)? (stop|end|quit)
        (done|finished|tired of|sick of|through) (receiving|getting|reading|with getting|with receiving)
        (begging|asking|telling) you .. no more
        (decline|declining|object to|objecting to|oppose|not ok with|not okay with|not comfortable with|uncomfortable with|against) .. ({sent}|{reaching}|contact)
        not an? (acceptable|appropriate|approved|preferred|good|ok) way to (contact|reach|call|text)
        (opted out|unsubscribed|said stop|texted stop|replied stop) .. (already|still|again|before|weeks|twice|yesterday|ago)
        (already|still) .. (opted out|unsubscribed)
        (do not|dont|never) (write|text|call|message) back
        (this )? (number|phone) is for .. (only|not)
        (get|have|want|need) (these|this|those|it|them|the (texts|messages|calls)) (all)? (stopped|ended|turned off|shut off|off my phone)
        (lose|drop|scratch|nix|kill|ditch|mute|silence|pull|scrap|can|axe) (me|these|those|my number|the (texts|messages|calls|reminders)|this thread) .. ({list}|texts|messages|calls|reminders|please|now|number|thread)?
        (mute|nix|silence) (these|those|this|them|it|the)
        turn (them|these|those|it|em) off
        not text (it|this|here|that)
        (asked|asking|want|wish|requested|ask) .. to be (taken|removed|unsubscribed|left|dropped) (off|from|alone|out)?
        (do not|never) (you)? dare .. ({reach})
        (not a fan of|hate|done with|over|tired of) (these|the|your|all these|getting|all the) .. ({sent})
        ^ (halt|cease|desist|discontinue|terminate|opt|no contact|nope stop) $
        (get|want|be|opt|way) (me|us)? (out of|off of|rid of) (these|this|those|the|your|all \
            |getting)* (texts|messages|calls|emails|reminders|texting|list|thread|notifications \
            |communications)
        (keep|leave|get) (my (number|name|email|info)|me) (out|off) (of)? (your|the|this|it|all)*
        (my (number|name|email)|this number) (should|must|does|is) not (be|belong)* (in|on) \
            (your|the)
        (no|not) (more|any more|anymore) of (this|these|those|the|your|that)
        (text|call|message|bother|blow up|go bother|annoy|harass) (someone|somebody) (else|elses)
        (did not|do not|would not|never) (text|call|message|email|contact|bother|write) me \
            (anymore|any more|again|ever)
        (consider|consider this) .. blocked
        ^ (dnc|stop it|blocked|enough|not interested) $
        no (more|mas) mensajes
        (do not|dont) bother (me|texting|calling|messaging|emailing|contacting|sending|writing \
            |with the)
        ^ td $
        stop $
        stop (now|please|already|immediately|asap|it|ok|or else|thanks|thank you)
        stop (this|that) (now|please|already|$)
        (do|does) not have .. (consent|permission|authorization)
        (texts|messages|calls|emails|reminders) ... (end|stop|quit) (them|it|this|these|now|please)
        (turn|shut|switch) .. ({sent}) off
        not (allowed|permitted|authorized|welcome) to ({reach})
        (nah|naw|no|nope) (stop|quit|im good on (the )? (texts|messages)|leave me)
        (you|yall|u) (can|could|should|need to|must|gotta|better|have to|will|ought to|may) \
            (please |really |just |all )? (stop|quit|cease) (now|it|this|texting|calling \
            |with|sending|all|messaging|contacting|harassing|please|that|bothering|asking)?
        (i|we) (would|id|will) (really |greatly )? appreciate .. (not|stop|if you) .. (text* \
            |call*|contact*|messag*|stop*|email*|bother*)
        (my|this) (phone|number) (is )? (off limits|not for)
        (do not|never|no) (use|keep|save|share|have) (this|my|that) (number|phone|cell|email|line)
    """,
    es="""
        ^ (ya|por favor|porfavor|ok|oigan|oiga|oye|miren|les pido que|favor de)* (alto|paren \
            |pare|parenle|parele|basta|suficiente|detenganse|ya estuvo|ya esta bueno|ya estuvo \
            bueno|dejen|cancelen|cancelar|parar|detener|baja|no mas|desuscribir*|desuscrib*|ya \
            no) (ya|por favor|de|los|las|con|esto|todo|gracias|mensajes|ya por favor \
            |inmediatamente|ahora|mas)? $
        (ya )? no (me|nos|le|les|quiero que (me|nos)|quiero (ya )? que (me|nos)|deben|vuelvan a \
            |vuelva a|vuelvas a|me vuelvan a|me vuelva a|me sigan|sigan|siga|me estes|me esten \
            |me este|esten|quiero que sigan|quiero que me sigan|se les ocurra|insistan en|hace \
            falta que (me)?|necesito que (me)?|tienen (permiso|derecho|autorizacion) (de|para) \
            |pueden|tienen por que|deseo que (me)?|estoy de acuerdo en que (me)?) (mas |a |por \
            favor |ya |nunca |jamas |estar |vuelvan a |vuelva a |sigan |siga )? ({mande})
        (nunca|jamas|ni) (mas |vuelvan a |vuelva a |vuelvas a |me |se les ocurra )? (me |a )? \
            ({mande})
        (ya )? no (me |nos )? ({mande}) .. (mas|a este numero|aqui|por favor|nunca|mensajes \
            |textos|nada|a mi (trabajo|casa|celular|telefono)|correos)
        (dejen|deje|deja|dejar|paren|pare|para|parar|parenle|parele|cesen|cese|basta|eviten \
            |evite|favor|dejense|dejese|terminen|hartan|cansa|suspendan|suspenda|detengan \
            |detenga|absteng*|desist*) (ya )? (de|con) (estar |seguir |tanto |tantos |tantas \
            |los |las |sus |esos |estar |andar )? ({mande}|{mensajes}|estar chingando|estar \
            jodiendo|insistir)
        (quiten*|quite*|saquen*|saque*|borren*|borre*|eliminen*|elimine*|elimina*|den* \
            |remuevan*|remueva*|sacar*|saqueme*|quitar*|borrar*|eliminar*|descarten|tachen* \
            |bajen*|retiren*|retire*) (me |ya |por favor |a mi )? (de |mi |este |ese |el |todos \
            |mis |del |mi nombre |mi numero |nombre )? (la |su |sus |esa |el |mi |este |tu \
            |numero |nombre |de |del |todas las |datos |sistema |telefono |correo )* (lista \
            |listas|sistema|base|numero|nombre|telefono|correo|datos|registro|registros \
            |contactos|celular|mensajes|informacion|recordatorios)
        (quitenme|saquenme|borrenme|eliminenme|sacame|quitame|borrame|saqueme|quiteme|borreme \
            |elimineme|remuevanme|eliminame|quitarme|borrarme|sacarme|eliminarme|descartenme \
            |olvidenme|bloqueenme)
        (quiten|saquen|borren|eliminen|quite|saque|borre|elimine) mi (numero|nombre|telefono \
            |correo|celular|info*|datos|cel)
        (ya )? no (quiero|deseo|quisiera|necesito|me interesa|autorizo|acepto|permito|consiento \
            |quiere|queremos|estoy interesad*|me gusta|pienso|doy (mi )? (permiso \
            |consentimiento|autorizacion)|tienen (mi )? (permiso|consentimiento|autorizacion) \
            |les di|les doy|he dado|di) (mas |recibir |que me |ya |seguir |de |estar |tener \
            |sus |a |saber |ningun |ninguna |estos |esos |tantos |nada de |que |el |los |las \
            |recibiendo |obtener |ver |su |permiso |para )? .. ({mensajes}|{mande}|recibir* \
            |recibiendo|saber (mas )? (nada )? de ustedes|su servicio|en (la|su) lista|mas|nada \
            de ustedes|estos|esto)
        no quiero (mas|recibir|nada|seguir recibiendo|que me|sus|estos|saber nada)
        no (les |le |los |te )? (autorizo|doy (mi )? permiso|doy (mi )? consentimiento|di (mi \
            )? permiso|di (mi )? consentimiento|he autorizado|he dado permiso|autorice \
            |autorizamos|consiento|doy autorizacion|di autorizacion)
        (denme|deme|dar|darme|dame|quiero|quisiera|solicito|como me doy|favor de darme|den|dese \
            |solicitar|pido|necesito) (de |la |mi |darme de |que me den de )? baja
        (darme|denme|deme|dame|doy|dar) de baja
        (cancelen|cancele|cancela|cancelar|suspendan|suspenda|suspender|apaguen|desactiven \
            |desactivar|desactive|quiten|paren|detengan|detener|eliminen|terminen|bloqueen \
            |interrumpan|pausen) (ya |por favor |mi |los |las |sus |estos |todos |la |todas |de \
            |mis |el |esos |tantos )* (envio de )? ({mensajes}|suscripcion|subscripcion \
            |servicio|comunicacion|alertas|envio|envios)
        (dejenme|dejeme|dejame|dejen me|dejar me|dejenos|dejennos|que me dejen|me dejen|quiero \
            que me dejen) (ya )? (en paz|tranquil*|sol*|de (chingar|molestar|llamar|escribir \
            |mandar|fregar|joder|estar))
        (en paz|tranquil*) .. (dejen*|dejeme|quiero|por favor)
        no (me|nos) (interesa|interesan) (mas|ya|nada|sus|su|recibir|el|los|esto)?
        ya basta
        basta (ya|de|con|por favor)
        (suficiente|ya estuvo|ya fue suficiente|ya esta bueno|ya estubo|ya chole|ya parenle|ya \
            bajenle|ya parele|ya dejen*|ya paren|ya pare|ya me cansaron|ya me tienen hart*|ya \
            me hartaron)
        (hart*|cansad*|fastidiad*|molest*|cansan|hartan) .. (de|con|por) .. ({mensajes}|que me \
            (llam*|escrib*|mand*|molest*)|tanto|insistencia|llamadas|sus|ustedes)
        (pierdan|pierda|olviden|olvide|olvidense|olvidate|olvidese|borren|boten|tiren) (de )? \
            (mi numero|mi|este numero|mi telefono|que existo)
        (desuscri*|dessuscri*|desinscri*|anular (mi )? suscripcion|cancelar (mi )? suscripcion \
            |desapunt*|desregistr*|desafili*|cancelacion de mensajes)
        (revoco|revocar|retiro|retirar|cancelo|anulo|quito|revoque) (mi|el|todo|la) .. \
            (consentimiento|permiso|autorizacion)
        (largu*|larguen*|vayan*|vayase|vayanse|vete|vetense|chinguen|chinga|chingue*|pudr* \
            |chinguense) .. (ya|al diablo|a la (chingada|mierda|verga)|lejos|su madre|de aqui|a \
            la fregada)
        (no )? (me )? (esten|estes|este|anden|andes|ande) (ya )? (chingando|jodiendo|molestando \
            |fregando|llamando|escribiendo|mandando|enviando|fastidiando|acosando|hostigando \
            |insistiendo)
        (no|dejen|paren|ya no) (me|nos)? (esten|estes|este|anden|de) (chingando|jodiendo \
            |chingar|joder|fregar|fregando|fastidiar|hostigar|acosar)
        (los|las|lo|la|te) (voy a|vamos a|tengo|estoy|acabo de)? (bloque*|reportar como spam \
            |reporte como spam|reporto como spam)
        (bloque*|reportar* como spam|spam)
        (no|ni) (mas|otro|otra) (mensaje|mensajes|texto|textos|llamada|llamadas|correos|correo \
            |recordatorio|recordatorios|emails|por favor|gracias)
        (favor|les pido|le pido|solicito|pido|suplico|exijo|les agradecer*|agradeceria|quisiera \
            |quiero|necesito) .. (no|dejen|dejar|paren|parar|que ya no|que no|que dejen) (me \
            |de |ya |mas )? .. ({mande}|{mensajes})
        (nunca|jamas|yo no|no) (me |les |he |di |firme |autorice |pedi |solicite )? (suscribi \
            |inscribi|registre|autorice|autorizado|pedi (estos|sus|que|mensajes|esto)|solicite \
            |acepte (recibir|que|mensajes|esto)|di permiso|dado permiso|firme para)
        (sin mi|no tienen mi|no tiene mi|no tienen) (consentimiento|permiso|autorizacion)
        (como|puedo|quiero|quisiera|hay forma|me pueden|pueden|podrian|podria|puede) .. (dejar \
            de recibir|dejo de recibir|ya no recibir|no recibir|parar (los|las|estos)|cancelar \
            (los|las) (mensajes|llamadas|textos)|dejar de (mandar*|enviar*|llamar*|escribir* \
            |molestar*)|quitar* de la lista|sacar* de la lista|salir de (la|esta|su) lista \
            |salirme|darme de baja|ya no (mandar*|enviar*|llamar*|escribir*|molestar*))
        (prefiero|preferiria|prefiero que|mejor) (que )? (no|ya no) (me )? (recibir|{mande})
        (ya )? no (mas |mas de )? ({mensajes}) (por favor|ya|gracias|a este numero)?
        no (sigan|siga|sigas) (mandando|enviando|llamando|escribiendo|molestando|con|insistiendo|texteando|asi|ya|$)
        ^ no sigan $
        (quiero|pido|exijo|les pido|favor|necesito) que (se detengan|paren|se detenga|pare|dejen|cesen)
        (me )? (pueden|puede|podrian|podria) (quitar|sacar|borrar|eliminar|remover|dar de baja)
        (quitan|sacan|borran|eliminan|sacame|quitame) .. (lista|mensajes|sistema)
        me (quitan|sacan|borran|eliminan|remueven) (de|por|ya)
        (prohib*|queda prohibido|tienen prohibido|no hay permiso|sin permiso|no tienen permiso) .. ({mande}|este numero)
        (dejen|deje|deja) (mi|este|el) (telefono|numero|celular|correo) (en paz|ya|tranquilo)?
        (anulen|anule|anular|borren|tachen|quiten) mi (numero|nombre|registro|inscripcion)
        (me )? molest* .. ({mensajes}|sus|que me)
        ({mensajes}) .. (me )? (molest*|fastidi*|hart*|cansan|incomod*)
        (ya )? no (se)? (comuniqu*|contacten|dirijan)
        (no gracias|gracias|por favor|senorita|senor)? ya no (mand*|escrib*|envi*|llam*|texte*|insist*)
        no (acept*|consent*) .. ({mensajes}|recibir)
        no (molest*|insist*|chingu*|jod*|fastidi*|friegu*|friege*|frieg*)
        (que|quiero que|ya|favor de|por favor) (ya)? (paren|pare|parar|dejen|deje|basta)
        no (usen|use|utilicen|utilice|guarden|tengan|compartan|den|marquen|marque) (mas)? (a)? \
            (mi|este|ese) (numero|telefono|celular|correo|cel)
        (ya )? no (usen|use|utilicen) (este|mi|ese)
        (como|para|donde) (le hago|hago|puedo|se)? (para)? (cancelo|cancelar|paro|parar|quito \
            |quitar|detengo|detener|desactivo|desactivar|bloqueo|salirme|salgo|me salgo|me \
            quito) .. ({mensajes}|lista|esto|de esto)
        (ya )? no (me|nos)? (avis*|recuerd*|notifi*|busqu*)
        (ya )? no (llam*|escrib*|mand*|envi*|marqu*|molest*|texte*|habl*|inst*) (mas|ya|nada \
            |por favor|aqui|a mi|a este|a esta|ni|gracias)
        (, ya no|, no|y no|y ya no|molestia no|molesto no|molesto ya no|favor no|adios no \
            |gracias no) (me)? (llam*|escrib*|mand*|envi*|marqu*|molest*|texte*)
        (me|nos) (tienen|tiene|traen|cansaron|cansan|hartaron|hartan|fastidian|fastidiaron) \
            (ya)? (hart*|cansad*|fastidiad*|hasta|con|de|ya)?
        (me canse|me harte|ya me canse|cansad*|hart*) de .. ({mensajes}|llamadas|insist* \
            |ustedes|esto)
        ^ (desactiv*|baja|baja inmediata|suficiente|bloquead*|eliminar*|cancelar* todo) $
        (baja|cancelacion) (inmediata|de|definitiva|total|por favor|ya)
        no (estoy|soy|estamos) interesad*
        (larguense|larguese|largate|vayanse|vayase|chinguense|pudranse)
        no me (mande*|envie*|escriba*|llame*|moleste*|texte*|contacte*|busque*|hable*|marque* \
            |mand*|escrib*|llam*|molest*|busqu*|hostig*|acos*)
        (lista de no llamar|no llamar)
        (salganse|salte|salgan) de mi (telefono|vida)
        (fuera|lejos) de mi (vida|telefono)
        (stop|para|alto) .. (no quiero|mensajes|ya no)
        (ya )? (deja|dejen|deje) (me |nos )? (de )? (mensajes|mandar|molestar|chingar|llamar \
            |escribir|texte*|fregar)
    """,
    unless="""
        (have|has|on|is|in|with|my|a|the|mode) do not disturb
        do not disturb (mode|turned|is|on|enabled|while|setting|sign)
        (dont|do not|not|never|no|stop|quit|please do not) .. (text|texting|call|calling \
            |contact|message|calls|texts|email|phone) .. (at (work|my (job|work)|night|this \
            hour|dinner|church|school)|early|late|before (7|8|9|10|11|noon|7am|8am|9am|10am) \
            |after (5|6|7|8|9|10|5pm|6pm|7pm|8pm|9pm)|on (sunday|sundays|weekends|saturday \
            |saturdays|the weekend|my (lunch|day off)|shabbat|holidays)|during (the day|work \
            |dinner|work hours|business hours|my shift|school|class)|while i (am|work)|in the \
            (morning|middle|evening|afternoon)|when i am (at work|working|sleeping))
        no (me )? (llam*|marqu*|habl*|escrib*|mand*|molest*) .. (al trabajo|a mi trabajo|en el \
            trabajo|tan temprano|temprano|de noche|en la noche|los domingos|los sabados|el \
            domingo|los fines|tan tarde|a esta hora|a estas horas|en horas|durante)
        stop (by|in|at|over|there|and (pay|see|drop|make|get|pick)|past|off|working|worked \
            |payment|payments on|sign|light|watch|loss|gap|smoking|drinking|taking|the \
            (medicine|med|medication|bleeding|antibiotic|pills|pain|infection|interest|late \
            fees|fees|treatment|itching|drops|cream)|using|bleeding|crying|vomiting|throwing \
            |eating|breastfeeding|my (medicine|meds|medication|pills|insulin|bleeding|pain) \
            |here|up|into|being (sick|able)|breathing|coughing|hurting|shaking|wanting \
            |collections|collection|garnish*|interest)
        (do not|never|can not|should not|will not) (ever |you |please |just |even )* (send|mail \
            |refer|report|turn|pass|hand|sell|give) .. (to|into|over to) (a |an |the |any |your \
            |some )? (collection*|debt collector*|agency|credit (bureau*|report*|agency) \
            |court|lawyer|attorney)
        no (se )? (me |nos |lo |la |los |las |esto |eso )? (mand*|envi*|pas*|report*|turn*) .. \
            (a|al) (la |las |los |una |un )? (colecc*|colect*|cobranza*|cobrador*|agencia \
            |buro|credito|corte|abogado)
        (do not|never|please do not|not|dont ever|did not|didnt|did not mean to|not mean to|did \
            not want to|by accident|accident* |didnt mean to|not trying to|not want you to|do \
            not want (you|them|it|the (texts|reminders|messages)) to|no need to|why (did|would \
            |have) (you|it|they|the) |accidentally|mistake* |mistakenly|wasnt trying to|didnt \
            ask to|did not ask to|not asking (you )? to|never said|never told you|never asked \
            you|meant to not) (ever |you |hit |press |type |send |say |text |the |mean to |to \
            )? .. (stop|quit|unsubscribe|opt out|cancel*|remove|take me off|end|unsubscribed \
            |opted out|stopped)
        (do not|dont|never|please do not) (stop|quit) (text*|call*|messag*|send*|remind*|the \
            |contact*|email*|my|these)
        (hit|pressed|typed|sent|said|texted|replied|wrote) (stop|unsubscribe|cancel) (by \
            (accident|mistake)|accident*|on accident|mistake*|and (now|i (want|need|did not)) \
            |but)
        (never|not|did not|does not|has not|wont|will not|would not|can not|could not|cant \
            |until|till|til|hasnt|made|make|makes|about to|before|when (does|do|did|will|would) \
            |when|does|why did|has|have|had|once|after|since|i|she|he|it|they|we|page|link \
            |portal|nothing|nobody|website|app|system|payments|which|that|benefits|coverage \
            |unemployment|checks|insurance|did|to) (to )? (ever )? (stop|stops|stopped|quit \
            |quits|ends|end|cancel|cancelled|canceled) (work*|being|pay*|cover*|com*|bleed* \
            |hurt*|the (bleeding|med*|pain|interest)|accru*|send*|my (benefits|coverage \
            |insurance|job)|load*|taking|when|because)
        (interest|fees|fee|late fees|charges|bleeding|pain|coverage|insurance|benefits|payments \
            |headaches|vomiting) (does |do |did |will |ever |wont |would |going to |not |never \
            |has |have |just )? .. (stop|stops|stopped|end|ends|ended|quit)
        when (does|do|did|will|is|would|should) .. (stop|end|stops|ends|quit|be removed|cancel)
        told (me|us|him|her|my) .. to (stop|quit|end|cancel) (tak*|us*|the|my|smok*|eat*|drink* \
            |it|work*|treat*|all)
        stopped (receiving|getting|sending)
        (ever|never|will|bus|non|not|does|did|do|interest|fees|bleeding|pain|one|truck|full \
            |rest) stop $
        (non|bus|rest|one|truck|pit|full|door|next|last|train|whistle|short) stop
        nonstop
        (quit|quitting|lost|left|stopped) (my|the|a|his|her|working|smoking|drinking|our) (job \
            |work|position|working|smoking)?
        (quit) (my|the|his|her|our|work*|smok*|drink*|cold|school)
        (end|ends|ending) of (the|this|next|my|our|a|each|every|january|february|march|april \
            |may|june|july|august|september|october|november|december|day|week|month|year|story \
            |summer|discussion|life|it)
        (week|month|year|day|dead|front|back|other|in the|by the|at the|to the|high|loose|low \
            |weekend|both|on my|on your|no|my|your|that) (end|ends)
        (cancel*|remove*|end*|drop*) .. (appointment|appointments|visit|my order|autopay \
            |auto pay|auto payment|payment|the procedure|surgery|my insurance|policy|check \
            |charge|charges|late fee|fee|fees|interest|credit card|subscription to the portal \
            |debt|balance|bill|collection|collections|my plan|payment plan|prescription|refill \
            |coverage|stitches|staples|cast|mole|cyst|tooth|teeth|wart|referral|procedure|test \
            |lab|xray|mri|it from my (account|credit))
        (appointment|appointments|visit|order|surgery|procedure|insurance|policy|coverage|plan) \
            (was|were|is|has been|got|be|been|to be|needs to be|had been|that i|i|we)? .. \
            (cancel*|ended|stopped|removed|terminated)
        (took|take|taken|taking|remove|removed) (my|his|her) name off (that|the|my|his|her|our \
            |of|a) (policy|account|title|deed|lease|loan|plan|insurance)
        (have|has|got|with|use|there is|there was) no (email|phone|texts|calls|mail|messages \
            |text|call|internet|cell)
        (unsub*|stop|cancelled|opted out) .. (by mistake|mistake|accident*|oops|put me back)
        (got|have|received|get|getting|there are|had) no (more|new|other)? (texts|messages|calls|emails|text|message|email|call)
        (nunca|nadie|no) (me|nos)? (llamaron|escribieron|mandaron|contactaron|avisaron|enviaron \
            |llamo|hablaron|contestaron)
        (remove|delete|take) .. (charge|charges|from my (bill|credit|balance|credit report)|off \
            my (bill|credit|balance|account|credit report)|late fee|fee|item|from collections \
            |the (balance|stitches|bill|debt)|account from|stitches|staples|cast|this debt|this \
            charge|this from|off the (balance|bill|price|total))
        (never|not) (get|got|received|receive|getting|gotten|sent|send|see|saw|had|heard|given) \
            .. (a |an |my |any |your |the |first |single |paper |original |actual |that )? \
            (bill|statement|invoice|letter|notice|itemized*|receipt|refund|text|email|message \
            |call|copy|eob|anything in the mail|mail|reply|response|answer|link|callback|call \
            back)
        (did|do|have|has|can|could|should|would) not (get|got|received|receive|see|saw|open \
            |find|read|hear|heard|understand|remember|recognize) .. (texts|text|email|emails \
            |message|messages|bill|statement|calls|call|letter|notice|voicemail|reminder|link \
            |mail|contact|notices)
        (never|did not|have not|has not|nobody|no one|you never) .. (sent|send|mailed|emailed \
            |texted|called|gave|give|told|contacted|notified) (me|us) .. (a|an|any|the|my|bill \
            |statement|before|about|back|invoice|notice|anything|when|once|of|with|paper|until \
            |first|estimate|itemized)
        (nobody|no one|none|noone|never|not|you never|they never|did not|did you not) .. \
            (called|call|texted|emailed|contacted|messaged|return*|returned) (me|us)? .. (back \
            |about|until|before|once|when|to (tell|let|say|explain)|yet|regarding)
        no (need|reason|problem|worries|worry|rush|way|one|way to) .. (call|text|email|message \
            |contact|reminder|mail|remind)
        (no|not|never) (call|text|email|message|response|reply|answer|phone call|letter|bill \
            |statement|notice) (back|yet|from (you|anyone)|about|before|until|was|ever|received \
            |came)
        (can not|could not|cant|unable to|not able to|may not be able to|might not|do not (know \
            |remember)|am not able|no way to|not get through|trouble|problem|wont let me) .. \
            (call|text|talk|email|message|contact|reach|send|mail|reply|write|phone|use this \
            |find|open|load|be reached|log) .. (right now|now|from|back|at the moment|you|until \
            |anyone|through|today|it|because|yet|the (link|bill|statement|page)|during|while \
            |payment)?
        (do not|never|not|dont) (forget|hesitate|know how|know who|know if|know when|know what \
            |know where|have time|think|have (a |any )?(phone|email|number)) .. (call|text \
            |email|mail|message|contact|remind|send|phone|write)
        why (do|did|does|would|have|has|are|have not|did not|can not|not|dont|cant) (not )? \
            (you|nobody|no one|i|anyone|they|yall|the) .. (call|text|email|send|mail|contact \
            |sent|called|texted|get|received|notified|notify|remind)
        why not (call|text|email|send|mail|message|just)
        (who|how) .. (get|got) my (number|email|info) .. (wrong|i am not|lol)
        (not|never|no longer|dont) .. (want|need|like|wish) .. (insurance|to (pay|go|see|come \
            |be (seen|billed|charged|sent|in collections|late|rude|a pain))|this (to|bill|on \
            my)|it to go|collections|my credit|the (appointment|surgery|procedure|service|visit \
            |test)|late fee)
        (do not|never|dont) (call|text|email|contact|message) .. (the police|911|a lawyer|it \
            that|my doctor|insurance)
        (me )? (parece|queda|va|trabajo) .. fin
        no (me )? (escriba*|llame*|mande*|envie*) (nadie|todavia)
        no me (llam* (nadie|asi|maria|jose|juan)|mand* (el|la|mi|ningun|nunca|nada|un|una \
            |factura|recibo) (factura|recibo|cuenta|desglose|link|estado|carta|recibos|bill \
            |comprobante)?|llego|hablaron|han (mandado|enviado|llamado|contestado)|contest* \
            |mandaron|enviaron|llamaron|avisaron|dijeron|notificaron|habian)
        no (dejen|deje|dejes|paren|pare|quiero que (dejen|paren)) de (mand*|envi*|escrib*|llam* \
            |recordar*|avisar*|texte*)
        fin de
        (para|fin) (el|la|los|las|del|que|pagar|cuando|mi|un|una|hacer|ver|poder|el dia|manana \
            |hoy) ..
        (se lo|le|se|lo|la) quite* (los puntos|el|la)
        (cancel*) .. (mi |la |una |su |el |esa )? (cita|citas|visita|tarjeta|seguro|aseguranza \
            |cheque|deuda|cuenta|cobro|cargo|consulta|cirugia|saldo|poliza|pago)
        (quiten*|quite*|quitar*|saquen*|eliminen*|borren*|eliminar|borrar) .. (cargo|cargos \
            |cobro|cobros|puntos|intereses|recargo|recargos|cuenta|deuda|saldo|multa|del \
            credito|de mi credito|yeso|muela)
        no (tengo|cuento con) (el |un |su |mas )? (correo|telefono|celular|mensaje|numero|texto \
            |recibo)
        (salir|alta|dieron de alta|dan de alta|dar de alta) (del|de|el|la) (hospital|clinica \
            |trabajo|medico)
        (no )? (autorizo|autorice|autorice a|autorizo el|autorizo que) .. (cargo|cobro|tarjeta \
            |pago|descuento|estudio|cirugia|procedimiento)
        no (contest*|respond*|me contestan|hay quien) .. (llamad*|telefono|correo*|mensaje*)
        (how|where|when|can|could|should|may) (do|can|should|could) (i|we) (stop by|stop in|end \
            up|cancel my (appointment|visit))
        (back|return|returning|answer|missed|your|ur|got|for|about|for the|gracias por (el|su) \
            |thanks for (the|your)) (call|text|message|email|reminder|recordatorio|mensaje)
        bother (you|yall|anyone|her|him)
        (not|do not|dont) bother (paying|me none|with insurance)
        (dont|do not|never) (call|contact|text) (it|that|this a)
        stop (what|doing) .. (and pay)
        (why|y) (did|do|have|are) (not)? (you|nobody|no one|they) (not)?
        stop (that|the|this|a|my) (transaction|payment|charge|charges|autopay|check|withdrawal|order|procedure|claim|debit|card|collection)
        (first|short|full|dead|hard) stop
        (wont|will not|would not|does not|did not|can not|not) (send|mail|email|text|give|get) \
            (me|us) .. (bill|statement|itemized|copy|receipt|link|info|information|records \
            |results|refund|estimate|answer)
        remov* (of|my (tonsils|appendix|stitches|gallbladder|wisdom|mole|cyst|staples|cast \
            |cataract|tooth))
        hang up
        (pay*|paid|settle|take care) .. (end|stop) (it|this) (today|now|once)
        i am (out|done|through|finished) (of|with) (town|work|the office|office|state|country \
            |money|medicine|meds|treatment|the treatment|my (shift|treatment|job)|school|class \
            |this (bill|balance|payment))
        i never (agreed|consented|signed|authorized|gave|requested|asked|wanted) .. (that \
            (amount|price|service|procedure|test)|to (pay|that|this (amount|price|service \
            |procedure|test|charge|bill))|procedure|test|treatment|surgery|service|services \
            |charge|price|xray|x ray|amount|treated|lab|labs|plan)
        (not|never|did not) .. (agree|agreed|consent|authorize|approve|approved|authorized \
            |asked|ask|gave) .. (procedure|test|charge|charges|price|amount|service|services \
            |treatment|surgery|xray|x ray|lab|labs|to (pay|that price)|that price|insurance \
            |this (price|amount|charge))
        (not|no longer|never) interested in .. (paying|insurance|the (surgery|procedure|service \
            |plan)|a (plan|payment plan|refund)|arguing)
        no consent (form|forms)
        (block|blocked|blocking) (me|you) .. (portal|account|website|log|card|payment)
        (blocked|block) (number|artery|arteries|nose|ear|card|account|site)
    """,
)

OPT_OUT_ALL: Final = Topic(
    "opt_out_all",
    Label.OPT_OUT,
    "asks us to end every kind of contact",
    en="""
        (stop|cease|end|discontinue|halt|terminate|no more|no) (all|any|every|any and all|all \
            forms of|all further|any further|further|any kind of|any form of|all types of) \
            (further |future |forms of |form of |kinds of |other |billing |automated )? \
            (contact|communication|communications|correspondence|outreach|contacting \
            |communicating|attempts to contact|attempts)
        (do not|never|not) (ever |please )? (contact|reach out to|communicate with|bother \
            |reach) (me|us|my family) .. (in any way|again|at all|ever|by any|anymore|any more \
            |any way|for any reason|through any|any means|any form|whatsoever|period|under any \
            |in any form|in any manner)
        never (ever )? contact (me|us)
        (no|not want any|do not want any|zero) (more |further )? contact (at all|whatsoever|of \
            any kind|from you|ever|in any|by any|period|with you)
        cease (all )? (communication|communications|contact|and desist)
        (remove|delete|erase) (me|my information|my info|all my|everything|my data) .. \
            (everything|all (lists|systems|databases|records|of your|your)|completely|entirely \
            |every list|permanently)
        (do not|never|no|stop) (text|texts|texting|call|calls|calling) .. (call|calls|calling \
            |text|texts|texting|email|emails|emailing|mail|mailing) .. (email|emails|emailing \
            |mail|letters|mailing|or anything|anything|nothing)
        by any (means|method|channel)
    """,
    es="""
        no (me|nos) (contact*|busqu*|vuelvan a contactar|vuelvan a buscar|comuniqu*|molest*) .. \
            (mas|nunca|por ningun medio|de ninguna (manera|forma)|jamas|para nada|nunca mas|en \
            absoluto|por nada)
        (nunca|jamas) (mas )? (me|vuelvan a|se) .. (contact*|buscar*|busqu*|comuniqu*)
        (ningun|ninguna|cero|cesen|cese|paren|terminen|dejen) (toda |todo |tipo de |mas |de \
            |clase de )? .. (contacto|comunicacion|comunicaciones)
        (no quiero|ya no quiero|no deseo|no acepto) (ningun|ninguna|mas|tener|ningun tipo de \
            |nada de|ninguna clase de) (tipo de |mas |ningun )? (contacto|comunicacion) ..
        por ningun (medio|motivo)
        (borren|eliminen|borre|elimine|quiten) (todos |todo |absolutamente )? (mis datos|mi \
            informacion|de todo|de todos lados|de todas partes|todo lo mio)
    """,
)

CEASE: Final = Topic(
    "cease_and_desist",
    Label.OPT_OUT,
    "orders us to cease and desist",
    hold=HoldKind.CEASE_COMMUNICATION,
    work=WorkKind.REVIEW,
    urgency=Urgency.P1,
    silent=True,
    en="""
        cease and desist
        (per|under|violat*|according to|pursuant to|in accordance) .. (tcpa|fdcpa|47 cfr \
            |telephone consumer|fair debt)
        (fdcpa|telephone consumer protection)
    """,
    es="(carta|orden) de (cese|desistimiento)",
)

LETTER_ONLY: Final = Topic(
    "letter_only",
    Label.CHANNEL_TIME_PREFERENCE,
    "wants letters only",
    en="""
        (postal |regular |snail |us |paper )? mail only
        letters only
        (only|just) (contact|reach|write|communicate|send|correspond) .. (by|through|via|in) \
            (the )? (mail|usps|postal|post|letter|letters|writing)
        (only|just) (by|through|via|send|use|in) (the )? (regular |postal |us |snail |paper )? \
            (mail|letter|letters|writing|usps|paper)
        (in|by|through|via) (the )? (writing|mail|postal mail|us mail|regular mail|letter) only
        (mail|paper) (me )? (only|and nothing else|nothing else)
        (prefer|want|like) .. (only )? (paper|regular mail|postal mail|mailed letters|letters \
            in the mail|snail mail) .. (only|instead|not texts|no texts|not text)
        (send|mail) (me )? .. (letter|letters|paper bill|paper) instead
    """,
    es="""
        (solo|solamente|unicamente|nomas|no mas) (me |por |manden |escriban |contacten \
            |contactenme |quiero |mandenme |envienme |en |acepto )* .. (correo postal|carta \
            |cartas|correo regular|correo normal|correo de papel|por escrito|papel)
        (correo postal|cartas|carta) (solamente|unicamente|nada mas|nomas|solo|y nada mas)
    """,
)

PREFERENCE: Final = Topic(
    "channel_time_preference",
    Label.CHANNEL_TIME_PREFERENCE,
    "asks for another channel, hour or place",
    urgency=Urgency.P3,
    en="""
        (text|texts|texting|email|emails|emailing|e mail|mail|call|calls|calling|message|phone) \
            (me |us )? (only|instead|is (better|best|fine|easier|preferred)|works (better|best) \
            |preferred|better|please instead|rather than|not (call|text|calls|texts|email))
        (only|just|prefer|rather|please|better to|easier to|best to|can you|could you) (you |to \
            |be |get |use |for you to |that you )? (text|texted|email|emailed|call|called|mail \
            |mailed|e mail|message|texting|emailing) (me |us )? .. (only|instead|not|no|rather \
            |dont|from now|going forward|please|at|after|before|on)
        (just|only) (text|email|mail|message|call)
        (prefer|preferred|rather|like|want) .. (text|texts|email|emails|mail|calls|phone call \
            |phone calls|letters|paper|texting|a call|paperless|paper statements|paper bills) \
            .. (instead|over|only|better|please|rather)?
        (call|text|contact|reach|try|email|message|ring) (me |us |back )? (back )? .. (after \
            |before|between|in the (morning|evening|afternoon|mornings|evenings|afternoons)|at \
            night|on (my|weekends|weekdays|saturday|saturdays|monday|mondays|tuesday|wednesday \
            |thursday|friday|fridays|sunday|sundays|days)|later|tomorrow|at (my|the|another \
            |this|work|home)|around|past|when i (get|am) (off|home|out)|during|next week|a \
            different|tonight|once i)
        (dont|do not|not|never|no|stop|quit|can not|please do not|why) .. (text|texting|call \
            |calling|contact|message|calls|texts|email|phone) .. (at (work|my (job|work)|night \
            |this hour|home|dinner|church)|early|late|so (early|late)|before (7|8|9|10|noon|8am \
            |7am|9am)|after (5|6|7|8|9|10)|on (sunday|sundays|weekends|saturday|saturdays|the \
            weekend|my (lunch|day off)|shabbat|holidays)|during (the day|work|dinner|work hours \
            |business hours|my shift|school|class)|while i (am|work)|in the (morning|middle \
            |evening|afternoon)|when i am (at work|working|sleeping)|this early|this late)
        (use|try|call|text|reach me (at|on)|contact me (at|on)|here is|have) (my|the|a|another \
            |this) (other|new|cell|home|work|different|correct|house|better|second|landline \
            |mobile) (number|phone|line|cell|email|address)
        (my|the) (new|other|correct|best|cell|better|preferred|home) (number|phone|email|cell \
            |phone number|email address) (is|would be|changed)
        (best|better|good|worst|bad) (time|number|way|day|email|hours) (to|for|is|would|are) .. \
            (call|reach|contact|text|me|is|after|before|email|talk)
        (work|sleep|working|sleeping) (nights|night shift|days|third shift|graveyard|overnight)
        (stop|no|quit|no more|not|dont|do not) (the )? (call|calls|calling|phone calls) .. \
            (text|email|mail|texting|message|texts|just|only)
        (stop|no|quit|no more|not|dont|do not) (the )? (text|texts|texting) .. (call|email|mail \
            |calls|just|only|emails)
        (stop|no|quit|no more|not|dont|do not) (the )? (email|emails|emailing) .. (text|call \
            |mail|texts|just|only|paper)
        (its|it is|its only|only|wtf its|at) (5|6|7|5am|6am|7am|5 am|6 am|7 am|11pm|10pm \
            |midnight|too early|too late|sunday) .. (morning|early|am|sleeping|asleep|text|call \
            |night)
        (waking|woke|wake) (me|us|my|the) .. (up|baby|kids|family)
        (switch|change|update|set) (me |my |us |it )? .. (to|from) (email|text|texts|paper|mail \
            |calls|texting|paperless|emails)
        (add|send) .. (to )? my (other|new|work|personal) (email|number|phone)
        (i am|im) (driving|at work|in a meeting|in class|busy|working|at the (doctor|hospital)) \
            .. (call|text|later|after|back|can you|evening)
        (call|text|try) (me )? (back )? (later|after|tomorrow|tonight|in the|around|another time)
        (reach|contact) me (by|via|through|on|at)
        by (mail|email|text|phone) (only|please|instead|from now)
    """,
    es="""
        (llam*|marqu*|habl*|contact*|escrib*|texte*|mand*) .. (despues|antes|entre|a partir|por \
            la (tarde|manana|noche)|en la (tarde|manana|noche)|mas tarde|al otro|a mi otro|a mi \
            trabajo|al trabajo|al (celular|cel|telefono de)|los (fines|sabados|domingos|lunes) \
            |cuando salga|temprano|tan temprano|tan tarde|en horas|de noche|a esta hora|a estas \
            horas|el (lunes|martes|miercoles|jueves|viernes|sabado))
        (mejor|prefiero|preferible|preferiria|quiero que|solo|solamente|nomas|unicamente|mejor \
            |de preferencia) (me |que |por |sea |manden |mande |escriban |escriba |llame \
            |llamen |que me |un |en |el |por el |mandenme |envienme )* (correo|texto|mensaje \
            |mensajes|email|llamada|telefono|textos|carta|whatsapp|correo electronico|mail \
            |llamadas|llamenme|llameme|llamen|escriban|texteen|texto|correos)
        (no (me )? (llam*|marqu*|habl*|escrib*|mand*)) .. (trabajo|temprano|noche|domingo* \
            |sabado*|fin de semana|tarde|a esta hora|estas horas|dormir|durmiendo|ocupad* \
            |manejando)
        (por )? (correo|texto|mensaje|email|telefono|carta) (mejor|solamente|nada mas|por favor \
            |es mejor|nomas|unicamente)
        (mi )? (otro|nuevo|nueva) (numero|telefono|celular|correo|direccion|cel) (es|por favor)?
        (cambie|cambio|tengo) (de|otro|nuevo) (numero|telefono|celular)
        (trabajo|duermo) (de noche|en la noche|en el dia|de dia|por las noches)
        (mejor|buena) hora (para|de)
        por correo
    """,
)

OPT_IN: Final = Topic(
    "opt_in",
    Label.OPT_IN,
    "asks to get messages again, or to keep getting them",
    urgency=Urgency.P3,
    en="""
        (dont|do not|never|please do not|please dont) (ever |you |please )? (stop|quit) .. \
            (texting|sending|calling|messaging|reminding|reminders|texts|messages|the|emails \
            |emailing|contacting|notifications|them|my)
        (do|does|did) not want (you|them|it|the (texts|messages|reminders)|these|this|to)? .. \
            (to )? (stop|end|unsubscribe|be removed|quit|opt out|be taken off)
        (keep|continue|please keep|go ahead and keep|continue to) (on )? (texting|sending \
            |messaging|reminding|getting|the (texts|reminders|messages)|them coming|me (posted \
            |updated|on|informed|in the loop)|receiving|emailing|send|sending me|text|remind|it \
            coming|calling|those|these)
        (sign|put|add|opt|turn|get|subscribe|switch|enroll|re enroll|set|reenroll|resubscribe) \
            (me |us |my (number|phone) |them |it )? (back )? (up |on |in |into )? (again|back \
            |for (texts|text|reminders|messages|alerts|emails|notifications)|to (texts \
            |reminders|the list|your list|messages|text)|the list|your list|in|(texts|reminders \
            |messages|notifications|alerts) back)
        (sign|put|add|opt|turn|subscribe|switch) me (back|again)
        (resume|restart|resubscribe|re subscribe|reactivate|start|restore|reinstate|renew \
            |unblock|unstop|reenable|re enable|re activate|begin) (my |the |sending |texting \
            |me |getting |your |all |with |these |those |receiving |to )? .. (texts|text \
            |messages|reminders|emails|me|again|notifications|alerts|texting|sending \
            |subscription|messaging|updates|communications|calls)
        (accident*|mistake*|did not mean|didnt mean|not mean|by accident|wrong button|oops|on \
            accident|unintentionally|my (kid|son|daughter|toddler|baby)|pocket) .. (unsub*|stop \
            |stopped|opted out|opt out|cancel*|hit|text|removed|quit|blocked)
        (unsub*|stop|stopped|opted out|cancelled|canceled|blocked) .. (accident*|mistake*|oops \
            |did not mean|unintentional*|by accident|not on purpose)
        (want|like|love|need|wish|ok with|okay with|fine with|happy to|yes to|agree to|consent \
            to|would like) (to )? .. (get|receive|keep getting|keep receiving|continue|the \
            |getting|receiving|your|start getting|be on) .. (texts|reminders|messages|text \
            |reminder|notifications|alerts|emails|updates|text messages|list)
        (i )? (need|like|appreciate|depend on|rely on|love|want) (the|these|your|those|my) \
            (reminders|texts|messages|text reminders|reminder|updates|notifications)
        (you|yall) (can|may) (text|message|remind|email|call|contact) me (again|now|anytime \
            |whenever|any time)
        (ok|okay|fine|alright|yes|yeah|sure|it is ok|its ok|i consent|permission|feel free|go \
            ahead) (you can |to |and |for you to |it is ok to )? (text|message|email|send me \
            |remind) (me )? .. (reminders|again|texts|messages|anytime|please|now)
        text me again
        (opt|opting|opted) (me )? (back )? in
        (send|remind) me (again|reminders|texts|the reminders|text reminders|monthly reminders)
        (why|how come) .. (stop|stopped|not) .. (getting|texting|sending|reminders|receiving) \
            .. (reminders|texts|messages|me)
    """,
    es="""
        (no|nunca) (dejen|deje|dejes|paren|pare) de (mand*|envi*|escrib*|llam*|recordar* \
            |avisar*|texte*)
        (si|claro|por favor|ok|tambien|ahora si) (quiero|deseo|me gustaria|quisiera|acepto \
            |autorizo|necesito|me interesa) .. (recibir|mensajes|recordatorios|que me (manden \
            |avisen|recuerden|escriban|envien)|textos|avisos|sus)
        (quiero|deseo|quisiera|me gustaria|acepto|autorizo|necesito) (volver a |seguir |que me \
            sigan |que sigan |otra vez |que me vuelvan a )(recibir|recibiendo|mand*|envi*|avis* \
            |record*|los|escrib*)
        (sigan|siga|sigue|siganme|continuen|vuelvan a|pueden (volver a|seguir)) (por favor )? \
            (mand*|envi*|escrib*|avis*|record*|texte*|con los (recordatorios|mensajes) \
            |mandando*)
        (denme|deme|dame|darme|dar) de alta
        (inscrib*|suscrib*|agreg*|apunt*|pong*|metanme|activen|activ*|reactiv*|reanud* \
            |ponganme) (me )? (de nuevo|otra vez|a (los|la|sus)|en la lista|los (mensajes \
            |recordatorios|textos)|nuevamente|mis (mensajes|recordatorios))
        (sin querer|por error|por equivocacion|por accidente|me equivoque|accidentalmente|no \
            quise|no queria) .. (stop|cancel*|baja|alto|para|desuscri*|bloque*|parar|quitar*)
        (cancel*|stop|baja|alto|desuscrib*|pare|parar) .. (sin querer|por error|por accidente \
            |por equivocacion|sin darme cuenta)
        (necesito|me (ayudan|sirven|gustan)|quiero) (los|sus|estos|mis) (recordatorios|mensajes \
            |avisos|textos)
    """,
    unless="""
        (do|does|did) not want .. (to )? (get|receive|be on)
        (not|no|never|no longer) (really|even)? (want|like|need|wish|consent|interested|agree) \
            .. (get|receive|getting|receiving|texts|messages|reminders|be on)
        (no|ya no|tampoco) (quiero|deseo|necesito|acepto|autorizo|me interesa|quisiera)
        (do not|never|no|stop|not|dont ever) (text|call|message|contact|email|send) me again
        (want|like|need|wish) .. (stop|end|quit|not|no more|off|removed) .. (texts|messages \
            |reminders|text|list|emails)
        (do not|dont|never) (need|want|like) (the|these|your|those)
        want to (get|be) (off|removed|taken|out)
    """,
)

TOPICS: Final = (CEASE, OPT_OUT_ALL, OPT_OUT, LETTER_ONLY, PREFERENCE, OPT_IN)
