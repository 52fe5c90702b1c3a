"""Lives first: self-harm, medical emergencies, threats, abuse (policy.md, section 7).

These lists outrank every other. They lean towards too much: a false alarm costs a telephone call.
"""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind

FIGURES_OF_SPEECH: Final = """
    (you are|youre|this is|these|this|it is|that is|your|the) .. killing me
    kill* (me|us) (with|over|here|lol|haha|lmao|softly|financially)
    killing (it|time|my (wallet|budget|bank account|credit|vibe))
    (kill|kills|killing) (the deal|the mood|two birds|my credit|my vibe|my budget)
    (dead|dying|died|die|dies) (laughing|lol|lmao|lmfao|haha*|jaja*)
    i am (dead|dying) (lol|lmao|lmfao|haha*|ok)
    (lol|lmao|lmfao|haha*|omg) .. (dead|dying|died)
    (about|almost|nearly|just about|could have|would) (die|died) (when|of|from|over|for|laughing|at)
    die for (a|an|some|the|your|that)
    to die for
    (bored|scared|worried|tickled|sick|bill*|tax*|starv*|frozen|freezing) .. to death
    dead (tired|wrong|serious|broke|end|line|weight|battery|phone|beat)
    over my dead body
    dead to me
    (phone|battery|car|laptop|cell|computer|truck|line|tablet|dog|cat) .. (died|dead|dies|dying)
    (till|until|til) .. (day i die|i die|dead|hell)
    (drop|dead) dead gorgeous
    death (and taxes|benefit|certificate fee|spiral)
    (shoot|shot|shooting) (me|us|you|over|an|him|her) .. (text|email|message|link|call|line|number|bill|copy|invoice|statement|info|itemized)
    (bleeding|seizure|seizures|pain) (has|have|already|finally)? stopped
    (shoot|shot) for
    (flu|covid|tetanus|rabies|allergy|cortisone|booster|steroid|b12|long|big|best|my|his|her|the|a) (shot|shots)
    (give|gave|take|took|worth) .. a shot
    (photo|bath|da|the|sex|cherry|time) bomb
    bomb (ass|dot com)
    (jump|under|jumping|nail|glue|son of a|top|heat|temp|staple|massage) (the )? gun
    bleed* (me|us|them|people|patients|everyone) (dry|out of)
    bleeding (money|cash|heart)
    (heart attack|stroke|seizure|anxiety attack|panic attack) .. (bill|price|amount|charge|charges|balance|statement|total|this number)
    (gave|give|giving|gives) (me|us|my relative) .. (heart attack|stroke|seizure|aneurysm|anxiety)
    stroke of (luck|genius|midnight)
    (let|room|space|chance|time) .. (me )? (to )? breathe
    (choking|drowning|suffocating|buried|swimming) (on|in|under|with) .. (bills|debt|this bill|payments|medical bills|expenses|paperwork)
    emergency (room|rooms|department|contact|contacts|fund|funds|visit|visits|bill|bills|savings|surgery|doctor|care|clinic|number|fee|exam)
    (family|work|car|money|financial|household|home|house|vet|plumbing|pet) emergency
    emergency room
    blood (work|test|tests|draw|pressure|type|panel|sample|bank|count|labs|thinner|thinners|sugar (test|check)|donor|donation|drawn|lab|sucking|sucker|suckers|money|tests)
    (go|went|going|been) to the emergency
    (burn|burned|burning|burnt) (through|out|bridges|a hole)
    (beat|beating|beats) (around|the (deadline|traffic|rush|system)|you to it|it)
    (take|took|taking|give|gave|stick|stab|shot) .. (stab|shot) at
    (cut|cutting) (me|us|you|them|him|her|people) (off|a (check|deal|break)|some slack)
    (cut|cutting|break|breaking|kick|kicking|hit|hitting|knock|knocking) .. (hours|deductible|check|loose|even|down payment|price|off some|it up|half|bank|habit|cost|costs)
    break (it|this|that|the (bill|balance|payment|bank)|my bank|my heart|down|even)
    (pain|hurt|hurts|hurting) in (the|my) (ass|butt|neck)
    (knock|knocking) .. off the (bill|price|balance|total)
    se me (murio|muere) (el|la) (telefono|celular|pila|bateria|carro|troca)
    (muerto|muerta|muero|muriendo) de (risa|hambre|sueno|cansancio|miedo|la risa|ganas|pena|verguenza|frio|calor|aburrimiento)
    me (muero|mato) (de risa|trabajando|por)
    (matando|mata|mato|maten|matan) .. (trabajando|trabajar|chamba|estres|de risa|deudas|el tiempo|tiempo)
    (analisis|analisis|prueba|pruebas|examen|examenes|muestra|tipo|presion|banco|laboratorio|toma|trabajo|estudio|estudios|donar|saca*|sacar*) de (la )? sangre
    (sacaron|sacar|sacarme|sacan|donar|done) .. sangre
    bomba de (insulina|agua|gasolina|infusion|leche|aire|gas)
    (desangr*|sangr*) .. (dinero|bolsillo|cartera|con (los|sus|estos) (cobros|precios|biles))
    sala de emergencia*
    (cita|visita|consulta|cuenta|bill|cobro|cuarto|doctor|cargo) .. (de|en|por) (la )? emergencia*
    (vivo|muerto) de hambre
    (arma|armar|armo|armen) (un|una|mi|el|la) (plan|lio|cita|pancho|escandalo)
    alma
"""
"""What only sounds dangerous. Each of these takes away a match that it overlaps."""

SELF_HARM: Final = Topic(
    "self_harm",
    Label.CRISIS_SELF_HARM,
    "may mean harm to the writer's own life",
    hold=HoldKind.SAFETY_SELF_HARM,
    work=WorkKind.SAFETY,
    urgency=Urgency.P0,
    en="""
        suicid*
        kms
        unaliv*
        (kill*|hang*|shoot*|cut*|hurt*|harm*|burn*|drown*|starv*|poison*|stab*|off|offing|end|ending|injur*|delete|deleting) (myself|my self|me self)
        (do|doing|did|done) .. (something|anything|harm|damage|it) .. to (myself|my self)
        (bad|stupid|dumb|crazy|terrible|drastic) thing* .. to (myself|my self)
        self (harm|harming|harmed|injury|inflicted)
        (want|wants|wanted|ready|prefer|deserve|need|plan|planning|try|tried|trying|tempted|decided|wish|hope|going|rather|should|could|gonna|begging|pray|praying|better) (to|i|i could|i can|if i|off|i just|i would)? (just|really|honestly|simply|maybe|all)? (die|be dead|dead|be gone forever|end it all|end it|end everything|end my life|end my pain|end my suffering|not exist|stop existing|disappear forever|not wake up|never wake up|not be alive|not be here|cease to exist|not live|be with god|go to sleep forever)
        (would|will|might|may|i|am|be|is) (be )? (better|best) (off )? (dead|if i (die|died|was dead|were dead|was gone|were gone|disappeared|was not here|were not here|did not exist|was not around))
        better off (dead|without me|if i)
        (everyone|everybody|world|family|kids|children|wife|husband|people|they|you all|you|all|nobody|no one|anyone) .. (better|happier|easier) .. (without me|if i (was|were|am) (gone|dead|not here)|when i am gone|once i am gone)
        (wish|wishing|wished) (that )? i (was|were|am|would|could|had|did|do|just) .. (dead|die|died|never born|not born|not here|gone|not alive|not wake|not exist|been born|disappear|dissapear|fall asleep|be dead)
        (do|does|did) not (really |even |wanna )? (want|care|wish|deserve|plan|intend|feel like|see myself) (to )? .. (live|living|be alive|being alive|alive|be here|being here|exist|existing|wake up|waking up|go on|going on|be around|being around|keep going|stay alive|be on this earth|be in this world|survive)
        (can not|could not|no longer|not|unable to|too tired to|tired to) (keep )? (go|going) on (like this|living|any*|with life|without|with this)?
        can not (live|survive|exist|live with this|face (another day|tomorrow|life)) (like this|anymore|any more|any longer|another day|much longer)
        can not (keep )? (live|living|do life|keep living|handle life|take life|face life|take living)
        (no|not|without|lost|see no|any|have no|is no|what is the) (more )? (reason|reasons|point|purpose|will|desire|need) (left )? (to|in|for|of) (me to )? (live|living|life|be alive|being alive|being here|be here|exist|existing|going on|go on|wake up|waking up|stay|staying alive)
        what is the point .. (live|living|life|alive|anymore|will not be|going on|being here|any of this)
        nothing .. (to live for|worth living|left for me here|left to live)
        (life|living|it|this life) (is|does|feels) not (seem )? (worth|worth living|mean anything)
        not worth (living|it anymore|being alive|being here)
        (sick|tired|done|over|finished|through|fed up) (of|with) (living|life|being alive|my life|this life|existing|this world|breathing|everything and everyone)
        (give|giving|gave|given) up on (life|living|myself|everything|it all)
        ready to (give up (on )? (life|living|everything|for good)|go be with|meet my maker|leave this (world|earth)|check out for good|die|end)
        (will|wont|may|might) not be (here|alive|around|breathing|on this earth|with you|living) (much longer|tomorrow|anymore|any more|by|when|next|for long|after|in the morning|long|soon|to (pay|see))
        not (be|going to be|planning to be|planning on being) (here|alive|around) (much longer|tomorrow|anymore|for long|for it|after|next|to see|in the morning|by (then|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning))
        (this|it|tonight|today|tomorrow) (is|will be) (goodbye|my last (message|night|goodbye|words|day alive|day on)|my final (message|goodbye|words|night)|the last (time you|you will|day of my|night of my))
        my last (breath|words|goodbye|day on (this )? earth|night on (this )? earth|day alive|night alive)
        goodbye (world|cruel world|everyone|everybody|forever|to (everyone|my|all|life)|my (kids|family|friends|babies))
        (saying|say|said|write|writing|wrote) (my )? (goodbye*|final goodbye*|suicide note|a note|goodbye letter*)
        (by the time|when|if) (you|anyone|someone|somebody|they) (read*|see|get|find) this .. (i will|i am|it will|gone|too late|over|not matter|dead)
        (by the time|when) you read this
        tell (my|the) (kids|children|wife|husband|mom|mother|family|son|daughter|parents|babies|boys|girls|friends) .. (love|loved|sorry|goodbye)
        (take|took|taken|taking|swallow*|down|downed|ate|popped|popping|overdos*) .. (all|whole|entire|bottle|handful|hand full|bunch|too many|lot|every|20|30|40|50|60|100) (of )? (my |the |his |her |of |these |those )? .. (pills|pill|meds|medicine|medication|medications|tylenol|xanax|tablets|sleeping pills|aspirin|oxy|percocet|insulin|ambien|advil|ibuprofen|antidepressants)
        (pills|meds|medicine|gun|rope|noose|bridge|razor|blade|knife|trigger) .. (end it|end my|end this|do it|finish|kill|out of|sleep forever|right here|in my hand|ready|waiting)
        (got|have|holding|sitting here with|found|bought) (the|my|a) (gun|pills|rope|noose|razor|blade|knife) .. (in my hand|ready|next to me|in front of me|to my head|to my mouth|and i (am ready|am done|can not|do not want)|and no)
        (gun|pistol|barrel|knife|blade|rope|noose|bullet|razor) (to|in|around|at|through|against|on) my (head|mouth|neck|throat|wrist|wrists|temple|chest|brain)
        (put|stick|place) .. (gun|bullet|pistol) .. my (head|mouth|brain|brains)
        blow my (brains|head)
        (slit|cut|slash|slice) (my|both) (wrist|wrists|throat|veins|arms)
        (jump|jumping|leap|throw myself|throwing myself|step|walk|walking) (off|from|in front of|into|under|out) (of )? (a|the|my|an|this|traffic) .. (bridge|roof|building|train|window|bus|balcony|overpass|truck|cliff|car|traffic|ledge|tracks|subway|highway)
        (drive|driving|crash|crashing|run|wrap) (my car |my truck |myself |it )? (off|into|around) (a|the) (cliff|bridge|wall|tree|pole|lake|river|ditch)
        (do|take) .. my (own )? life
        (end|ending|ended|finish|finishing|take|taking|took|lose|losing|throw|throwing) (of )? (my|this|his|her) (own )? (life|suffering|misery|existence)
        (end|ending|finish|finishing) (it|this|everything) (all|for good|tonight|today|once and for all|now|right now|permanently|forever)
        (make|want|wish|hope) .. (it|everything|the pain|this pain) .. (all )? (stop|go away|be over|end) (forever|for good|permanently)
        (no one|nobody|no body|who|anyone) (would|will|cares|care|is going to|gonna|even) .. (miss me|notice if i|care if i (die|died|live|am gone|was gone|disappeared|am dead|am here)|come to my funeral|cry for me)
        (hope|hoping|pray|praying|wish) .. (i (do not|never|will not|would not|could not|just)) (wake|wake up|die|live|make it)
        (hope|pray|wish) (that )? (i|god|someone|the lord) .. (die|dies|takes me|take me|kills me|kill me|dont wake|never wake)
        (go|fall|falling|going) to sleep .. (not|never|forever|for good) (wake|wakeup|again)?
        (sleep|sleeping) (forever|and never wake*|and not wake*)
        never (been )? (born|wake up|waking up) (again)?
        (let|just let|please let) me die
        (just|please|someone|somebody|can someone|come) (kill|shoot) me (already|now|please|right now|and get it over|so)
        (i )? (should|could|might as well|may as well|will just|am going to|going to just|gonna just|will) (just )? (die|be dead|kill myself|end it|disappear) (then|anyway|soon|now|already|tonight|alone|here)?
        i am (a )? (dead man|as good as dead|dying inside|going to die (tonight|today|soon|anyway))
        worth more dead
        (life|insurance policy|life insurance) .. (worth more|pay* (for )? (this|it|you|everything|them|my bills|you off|it off)|money) .. (dead|die|died|gone|i am gone)
        (collect|get|take) .. (from|off|out of) my (life insurance|estate|dead body|grave|coffin|funeral)
        (dig|digging|see you at|send it to|in) my (own )? (grave|funeral|coffin|casket)
        (thinking|thoughts|thought|think|considering|contemplat*|dream*|fantasiz*|plan*|googl*) (about|of|on) .. (dying|death|die|ending (it|my|everything)|killing|hurting myself|harming|overdos*|being dead|suicide|not being here|doing it)
        (dark|bad|intrusive|suicidal|terrible|scary) (thoughts|place|ideas) .. (again|life|living|myself|die|hurt|right now|scared|act)
        (not|do not feel|am not|dont feel) safe .. (myself|my self|my own|alone with my)
        (hate|hated|hating) (my life|being alive|living|myself) .. (die|dead|end|over|anymore|done|so much)
        (stopped|stop) wanting to (live|be alive|be here|wake up|exist)
        (no longer|not) want* to (live|be alive|be here|exist|wake up|be around|go on)
        (relapsed|cutting again|started cutting|cutting my)
        (this|that|it|you|your bills|these bills|this bill|debt|all this) .. (make|makes|making|made) me (want to |wanna )(die|kill|end|jump|disappear|give up on life|stop living|shoot myself|hang)
        (push|pushing|pushed|drive|driving|driven|drove) me (to|over|off|into) .. (suicide|edge|kill|death|grave|ledge)
        (on|over|off|at|near) the (edge|ledge) .. (jump|done|bridge|anymore|can not|life)
        rather (die|be dead|kill myself)
        (can not|cant) .. (anymore|any more) .. (better off|goodbye|sorry for everything|end it|no point|done with)
        (nothing|no one|nobody) left .. (to live|won't matter|will not matter|goodbye|sorry|kids)
        (will|would) not matter .. (when i am gone|i will be gone|soon|i am gone)
        i (will|am going to|going to) be (gone|dead) (soon|forever|by then|tonight|before you|anyway|when you|for good)
        crisis (line|hotline|counselor)
        (988|lifeline)
        (ending|end) it (tonight|today|now|right now|all)
        (i am|im) going to end (it|everything|this all|things)
        (final|last) (exit|way out|goodbye)
        (only|easy|easiest) way out
        hold* (a|the|my) (gun|knife|razor) .. (right now|my hand|to|head)
    """,
    es="""
        suicid*
        (quiero|quisiera|prefiero|preferiria|deseo|mejor|ganas de|ganas|voy a|pienso|pensando en|penso|pense en|pensado en|intente|intentar|intento de|tratar de|trate de|merezco|necesito|ojala|planeo|decidi|hasta) .. (morir|morirme|matarme|quitarme la vida|quitar la vida|desaparecer de este mundo|estar muert*|muert*|acabar con (todo|mi vida|esto de una vez)|terminar con (todo|mi vida)|ahorcarme|colgarme|cortarme|tirarme (de|del|al|a)|aventarme (de|del|al|a)|lastimarme|hacerme dano|no despertar|dejar de existir|dejar de vivir|darme un tiro|pegarme un tiro|tomarme (todas|todo)|envenenarme|no existir|no haber nacido|descansar en paz|irme de este mundo|dormir para siempre|dormirme para siempre|dormir y no despertar|meterme un tiro)
        me (quiero|quisiera|voy a|vamos a|van a|dan ganas de|gustaria|quise|intente|puedo) (morir|matar|suicidar|quitar la vida|ahorcar|colgar|aventar|tirar|cortar|lastimar|hacer dano|envenenar|dar un tiro|pegar un tiro|disparar|desaparecer)
        (matarme|ahorcarme|suicidarme|colgarme|quitarme la vida|cortarme las venas|morirme ya)
        me (mato|ahorco|cuelgo|corto las venas|quito la vida|pego un tiro|doy un tiro|aviento (de|del)|tiro (de|del) (un |una |el |la )? (puente|edificio|techo|tren|ventana|balcon))
        (ya )? no (quiero|quisiera|deseo|me interesa|me importa|tengo ganas de|vale la pena|puedo) (ya |mas )? (vivir|seguir|seguir (viviendo|aqui|asi|adelante)|seguir con (esta vida|mi vida|vida)|estar (aqui|viv*|en este mundo|en esta vida)|existir|despertar|despertarme|levantarme mas|saber nada de la vida|la vida|continuar viviendo|continuar con mi vida|mi vida|respirar mas|mas (vida|con esta vida|con mi vida))
        no (tengo|hay|le veo|veo|encuentro|le encuentro|existe) (ya |ninguna |ningun |mas )? (razon|razones|ganas|motivo|motivos|sentido|caso|proposito|por que|para que|nada por que|nada por quien) (de |para |por |a )? (seguir )? (vivir|viviendo|la vida|mi vida|estar aqui|seguir|vida|existir|a la vida|seguir adelante)
        (mi vida|la vida|vivir|esta vida|nada) (ya )? no (tiene|vale|me) (ya )? (sentido|la pena|nada|caso|importa)
        (estaria*|estarian|seria|estoy|estaremos|estaran|van a estar|estara|estare|estar) (mucho )? mejor (muert*|sin mi|si (me muero|me muriera|yo no|no estuviera|no existiera|desaparezco|ya no))
        mejor (muert*|me muero|me mato|morirme|no despertar|sin mi|que me muera|me hubiera muerto)
        ojala (ya )? (que )? (me |no )? (muera|muriera|despierte|despertara|estuviera muert*|hubiera nacido|lleve dios|lleve diosito|mate|mueran|amanezca|amaneciera|recoja)
        (que|si) (dios|diosito|el senor) (ya )? me (lleve|recoja|quite la vida)
        (quitarme|quitare|quito|acabar con|acabare con|terminar con|terminare con|ponerle fin a|poner fin a|acabo con|termino con|atentar contra) (me )? (la vida|mi vida|mi propia vida|mi existencia|mi sufrimiento)
        (tome|trague|tomado|tragado|tomar|tomarme|tragarme|tomo) .. (todas|todos|todo|frasco|bote|botella|muchas|monton|chingo|punado|demasiad*) .. (pastillas|pastilla|pildoras|medicinas|medicina|medicamento*|tabletas)
        (pastillas|pistola|soga|navaja|cuchillo|veneno) .. (en la mano|lista*|listo|para (acabar|terminar|morir*|matar*)|en mi cabeza|terminar con)
        (pistola|cuchillo|navaja|arma|soga) .. (en|a) (mi|la) (cabeza|cuello|boca|sien|garganta|mano)
        (cortar*|corte|corto) (me )? (las|mis) (venas|munecas)
        (cansad*|hart*|aburrid*|fastidiad*) de (vivir|la vida|mi vida|existir|esta vida|seguir viviendo|este mundo|estar viv*)
        (nadie|ninguno|quien) .. (me va a extranar|me extranara|me extranaria|va a llorar por mi|le importa si (me muero|vivo|me mato)|se daria cuenta si)
        cuando (lean|vean|reciban|lea|leas|encuentren) .. (esto|este mensaje) .. (ya no|estare|voy a|sera|habre|muert*)
        (adios|despido|despedirme|despedida) .. (mundo cruel|mundo|para siempre|a todos|de todos|de mis hijos|a mis hijos|de mi familia|a mi familia|de este mundo|de la vida)
        (esta|este) es mi (despedida|ultimo (mensaje|dia|adios)|ultima (noche|vez|carta))
        (digan*|diga*|dile*) .. a (mis|mi) (hijos|hijas|hijo|hija|mama|familia|esposo|esposa|ninos|madre) .. (amo|quiero|quise|ame|perdon|perdonen|adios|lo siento)
        (cuiden|cuidan|cuida|encargo) .. a mis (hijos|ninos|hijas|bebes) .. (cuando|ya no|falte|no este|muera|por favor adios)
        (ya )? no (aguanto|soporto|puedo con|resisto) .. (esta vida|la vida|mi vida|vivir|seguir viviendo)
        (pensamientos|ideas|ganas|pensando) (de )? (suicid*|de muerte|de morir*|de matar*|de hacerme dano|de acabar|de quitarme|morirme|de ya no vivir|de no vivir)
        (manana|pronto|para entonces|cuando llamen|la proxima semana|el lunes) (ya )? no (voy a |vamos a )? (estar|estare|existir|existire|amanecer|amanezco|este) (aqui|viv*|en este mundo|mas)?
        (ya )? no (voy a estar|estare|voy a amanecer|amanecere|voy a existir) (aqui|viv*|mucho|manana|mas|para|cuando|entre ustedes|por mucho)
        (hacerme|me hago|me hice|me voy a hacer|hacer me) dano
        (lastimarme|me lastimo|cortandome|lastimandome|me estoy cortando|me corto (las venas|los brazos|las munecas|yo|otra vez|para))
        (me van a|me va a|va a|van a|estan|esta|me tienen|me esta) (orill*|llev*|empuj*|hacer que me) .. (suicid*|mat*|muerte|quitarme la vida)
        (tirarme|aventarme|saltar|brincar|lanzarme|aventar me) (de|del|desde|al|a las|a la|enfrente|por|a) .. (puente|edificio|techo|tren|vias|ventana|balcon|metro|camion|azotea|freeway|rio|quinto piso|carros|autopista)
        (valgo|vale|valdria|sirvo) mas muert*
        (dejenme|dejame|quiero que me dejen) morir
        (maten|mateme|matenme|matame) (ya|de una vez|por favor)
        (salida|solucion|camino) .. (es|seria|que) .. (morir*|muerte|matarme|suicid*|quitarme)
        nunca (hubiera|debi|haber) .. nacido
        me quiero ir (de este mundo|con dios|al cielo|para siempre)
        (irme|me voy|ir me) (con dios|al cielo|con mi (madre|mama|papa|padre|hijo|hija) que esta en el cielo|de este mundo|de esta vida)
        acabar (de una vez )? con (todo|esto|mi) (de una vez|para siempre|hoy|esta noche|ya|vida)
        terminar con todo
        (no|ya no|sin) .. (para que|por que) (vivir|seguir viviendo|estar aqui)
        para que (vivo|vivir|sigo viviendo|seguir viviendo|sigo aqui|seguir aqui)
    """,
    unless=FIGURES_OF_SPEECH
    + """
        (going|want|wanna|about|ready|have|used|need) to (end|stop|cancel) (it|this|everything) .. (subscription|service|appointment|texts|messages|account|membership|autopay|plan)
        (end|ending|finish) (it|this|everything) (now|today|right now|all|once and for all) .. (pay|paying|payment|balance|bill|dispute|issue)
        (pay|paid|paying|settle|settling|clear|get|getting) .. (end it|finish it|end this|it over with|done and over|be done with it)
        (off|offing|cut|cutting|beat|beating|kick|kicking|stop|stopping) myself (short|up|from|off)
        (you|they|yall|people|he|she|doctor|everyone|everybody|him|her|them) .. (deserve|deserves|should|need|needs|ought|better|to|all) .. (die|dead|burn)
        goodbye to (your|ur|her|his)
        go on (the|your|my|line|there|website|portal|vacation|that|a|this site|to)
        seguir (recibiendo|pagando|esperando|hablando|con ustedes|en (la|su) lista|siendo|con (estos|este|esta|los|las|el pago)|discutiendo|insistiendo|teniendo|viendo|en contacto|trabajando)
        (ya )? no quiero (estar|seguir) (aqui )? (en (esta|la|su) lista|recibiendo)
    """,
    silent=False,
)

MEDICAL: Final = Topic(
    "medical",
    Label.MEDICAL_EMERGENCY,
    "may be about a medical emergency",
    hold=HoldKind.SAFETY_MEDICAL,
    work=WorkKind.SAFETY,
    urgency=Urgency.P0,
    en="""
        (can not|could not|not able to|unable to|hard to|hard time|trouble|difficult*|struggl*|barely|hardly|cannot|labored|stopped|not|problem*|fighting to|gasping|hurts to|painful to|having issues) .. breath*
        short* (of|on) breathe
        (no|out of|lost my|catch my|catch his|catch her) breathe
        (gasping|wheezing|suffocating|hyperventilat*|asphyxiat*)
        asthma attack
        not (getting|get) (enough )? (air|oxygen)
        chest (pain|pains|hurt|hurts|hurting|pressure|tight|tightness|tightening|is|feels|has|discomfort|ache|aches|aching|heavy|burning|been)
        (pain|pains|pressure|tightness|tight|hurting|hurts|ache|crushing|squeezing|elephant|stabbing|heaviness|burning) .. (in|on|my|his|her|the|across|around) chest
        (pain|pains|tingling|numbness|numb|hurts|weak*) .. (down|in|my|left|right|both) (left |right )? (arm|arms|jaw|face|leg|side|hand)
        (left|right|my|his|her|one) (arm|side|leg|face|hand|arms) (is|are|has|have|went|going|feels|just|gone)? .. (numb|paraly*|tingl*|weak|limp|droop*|not moving|can not move)
        heart attack
        heart (is )? (racing|pounding|stopped|beating (so|too|really|very)? (fast|hard)|palpitations|fluttering|skipping|rate is)
        cardiac arrest
        stroke
        aneurysm
        (seizure|seizures|seizing|convuls*|epileptic)
        (shaking|twitching|jerking) .. (uncontrollably|can not stop|all over|floor|not responding|foam*)
        foam* (at|from) the mouth
        bleed*
        blood (everywhere|all over|is|coming|pouring|gushing|soaking|clots|loss|wont stop|in (my|his|her|the) (stool|urine|vomit|pee|poop|toilet|eye|ear|diaper))
        (lost|losing|lose|vomit*|throw*|cough*|spit*|puk*|pee*|poop*|pass*|urinat*|pissing|so much|lots of|lot of|tons of|covered in|too much) (up )? (a lot of |so much |too much |bright red |red )? (blood|blood clots|clots)
        hemorrhag*
        (wound|incision|stitches|cut|surgery site|scar|sutures) .. (open|opened|burst|gushing|pouring|wide open|split|squirting|ripped|popped)
        (pass|passed|passing|black|blacked|blacking) out
        faint*
        (unconscious|unresponsive|not responsive|not responding|nonresponsive|comatose|not conscious|lost consciousness|losing consciousness|lost conciousness|not alert|barely conscious|in and out of)
        (will|can|could|does|is|are|did) not (wake|waking|waken|respond|responding|move|moving|get up|getting up|coming to|breathe|opening (his|her) eyes|open (his|her) eyes)
        (i|he|she|they|we|baby|{relative}) .. can not (wake up|walk|swallow|get up|stand up|stop (shaking|vomiting|throwing up|bleeding|crying))
        can not wake (him|her|my|the|up)
        (he|she|{relative}) can not (talk|speak|see|move) (and|his|her|at all|suddenly|all of a sudden)
        (collapsed|keeled over|dropped to the floor|fell and (hit|can|is|was|broke|wont|hurt|not))
        (fell|fallen|fall) .. (not|can not|head|stairs|unconscious|hip|blood|moving|get up|ladder|broke|roof)
        (hit|hurt|cracked|banged|smashed|bumped) (my|his|her|their) head
        head injury
        chok*
        (swallow*|ate|drank|drinking|ingested) .. (bleach|battery|batteries|coin|poison|magnet|magnets|detergent|something|toy|antifreeze|cleaner|pods|chemical*|button|glass|too many|whole bottle|drano)
        (throat|airway|windpipe) .. (clos*|swell*|swollen|tight*|swole|lump|itchy and)
        (tongue|lips|face|neck|mouth|eyes) .. (swell*|swollen|swole*|puff* up|blowing up|blew up|huge|droop*|turning blue)
        (allergic|alergic|allergy) (reaction|to|and)
        allergic
        anaphyla*
        epi (pen|pens)
        epipen
        hives .. (all over|everywhere|throat|breath*|spreading)
        overdos*
        (took|taken|taking|gave|given|injected|swallowed|drank) .. (too many|too much|double|triple|twice|wrong|entire|whole|bottle) .. (pills|dose|doses|medicine|insulin|meds|pill|medication|tylenol|drugs|bottle|methadone|fentanyl|xanax|oxy)
        (od|oded|overdosed|fentanyl|narcan|heroin)
        poison*
        (face|mouth|eye|smile) (is )? droop*
        slur*
        (can not|could not|not able to|lost|not) (feel|feeling|move|use) (in )? (my|his|her|one|half|any of my) (left|right|whole|entire)? (arm|arms|leg|legs|face|side|hand|hands|feet|body|toes|fingers)
        (worst|severe|blinding|horrible|unbearable|excruciating|splitting|sudden|extreme|terrible|really bad) (headache|migraine|head pain)
        (vision|sight|eyesight) .. (going|gone|blurr*|lost|losing|double|went|black|fading)
        (can not|could not) see .. (out of|anything|left eye|right eye|my eye|straight|all of a sudden)
        (went|going|gone) blind
        loss of (vision|sight|hearing|speech|consciousness|feeling|movement|balance)
        (call|calling|called|need|needs|needed|send|get|dial|sending) .. (911|ambulance|paramedic*|ems|medic|emt|emts|fire department)
        (911|ambulance|paramedics)
        (this is|its|it is|is|have|having|real|medical|life threatening|life or death|an|got) (a |an |now )? emergency
        emergency
        (need|needs|want|get|send|please|someone) .. help (now|right now|asap|immediately|fast|quick|quickly|hurry|me please|please now|please hurry)
        (please|someone|somebody|god|oh god|hurry) (please )? help (me|us|him|her|my|now)
        help (me|us|him|her) (please|now|right now|asap|hurry|fast|im|i am|god|oh god)
        (going|on) (to )? (the )? (er|emergency) (right now|now) (because|for|with)
        water (broke|just broke|has broken|breaking)
        (in|going into) labor
        contractions
        (miscarr*|losing the baby|lost the baby|losing my baby|ectopic|placenta|preeclampsia)
        baby (is|has|not|stopped|wont|just)? .. (not moving|stopped moving|moving anymore|kicking|blue|limp|not breathing|not waking|fever)
        (fever|temp|temperature) (is |of |at |was |over |hit )? (102|103|104|105|106|107)
        (102|103|104|105|106) (degree |degrees )? (fever|temp)
        (fever|temp|temperature) .. (wont|will not|not) (go down|break|come down)
        (turning|turned|lips are|going|skin is|gone|lips|looks) (blue|purple|gray|grey)
        (sugar|glucose|a1c) (is|at|level|was|reading|dropped|crashed|over|under|low|high) .. (30|40|45|50|400|500|600|low|high|crashing|dropping|passing|shaking)
        diabetic (shock|coma|ketoacidosis|emergency)
        (severe|extreme|excruciating|unbearable|agonizing|intense|terrible|worst|horrible|so much|crazy|insane|10 out of 10|sharp) (abdominal |stomach |belly |chest |back |head |lower )? (pain|cramps|cramping|agony)
        (i|i think i|he|she|baby|{relative}|we|think i|feel like i|feels like i) (am|is|are|might be|could be|was|may be|going to|am going to|feel like)? (dying|going to die|die right now|about to die|literally dying)
        (been|got|was|is|were|just got|someone|he|she) (shot|stabbed|hit by a car|run over|electrocuted|burned|beat up badly|attacked by|bit by a snake|bitten by)
        (car|bad|just had|terrible|in an|motorcycle) (wreck|crash|accident) .. (just|now|bleeding|trapped|hurt|help|pinned|911)
        (third|second) degree burn*
        (broke|broken|snapped|bone) .. (sticking out|through the skin|neck|spine|bone is)
        sepsis
        (septic|infected) .. (shock|fever|red streak*|spreading|chills|confused)
        red (streak|streaks|line|lines) .. (up|spread*|from|going)
        (throwing up|vomiting|puking) .. (non stop|nonstop|can not stop|for (2|3|4|two|three) days|everything|all (day|night)|keep anything|green|coffee|wont stop|not stop)
        can not (keep|hold) (anything|food|water|fluids|nothing) down
        (not|have not|hasnt|has not|can not) (peed|pee|urinated|pooped) (in|for|since|at all)
        (severely |so |very |really |badly )? (dehydrated|disoriented|delirious|hallucinat*) .. 
        (confused|not making sense|talking nonsense|acting (weird|strange|confused|drunk)|does not know (who|where)) .. (fever|fell|after|suddenly|since|surgery|medicine|meds|he|she|is)
        (hurt|hurts|hurting|pain) (so|too|really) (bad|badly|much) .. (can not|not|help|walk|move|breathe|pass out)
        (numb|numbness) .. (face|arm|leg|side|half)
        (just|got) (been )? (raped|sexually assaulted)
    """,
    es="""
        (no (puedo|puede|podemos|alcanza a|logro|logra|podia|pude|esta|deja|me deja)|no|dejo de|cuesta|dificil|dificultad (para|al|de)?|problemas (para|al|de)?|trabajo|apenas|batall*|duele al|le cuesta|me cuesta|casi no puedo|casi no puede|falta) .. respir*
        (falta|faltando|sin|quedando sin|me falta|le falta|no me entra|no le entra) (de )? (el )? aire
        (ahog*|asfixi*|atragant*|sofoc*)
        (dolor|duele|dolores|presion|opresion|punzad*|ardor|molestia fuerte|apret*|duelen|doliendo|pesadez|piquet*) .. pecho
        pecho .. (duele|aprieta|apretado|oprim*|presion|cerrado|arde|doliendo|pesado|va a explotar)
        (dolor|duele|dormid*|adormec*|entumec*|hormigue*|debil*) .. (brazo|brazos|mandibula|lado izquierdo|lado derecho|media cara)
        (infarto|infartando|infartado)
        (ataque|paro) (al|del|de|cardiaco|respiratorio) (corazon|asma|epilepsia|epileptico)?
        (corazon) .. (muy rapido|acelerado|se me sale|parar|detener|fallando|palpit*)
        (derrame|embolia|aneurisma|trombosis|hemorragia|ictus)
        convuls*
        (sangr*|desangr*)
        (vomit*|escup*|tos*|orin*|evacu*|perd*|perdiendo|obra*) .. sangre
        mucha sangre
        desmay*
        (inconsciente|desvanec*|desplom*|sin conocimiento|sin conciencia|sin sentido)
        perd* (el|la|del) (conocimiento|conciencia|sentido)
        no (responde|reacciona|despierta|contesta y esta|se mueve|abre los ojos|vuelve en si|se despierta|puede hablar|puede moverse|puede caminar|puede despertar|recupera)
        (no|sin) .. (desperta*|reaccion*) 
        se (cayo|callo|golpeo|pego) .. (cabeza|no|escaler*|inconsciente|sangr*|cadera|mueve|levant*|feo)
        (golpe|golpeo|golpee|pego|pegue) .. (la|en la) cabeza
        (sobredosis|sobre dosis)
        (tom*|trag*|beb*|comio|ingir*|inger*) .. (veneno|cloro|pila|moneda|detergente|pastillas de mas|demasiad* (pastilla*|medicina|insulina)|muchas (pastillas|medicinas|pildoras)|raticida|limpiador|quimico*|frasco entero|juguete|gasolina)
        (envenen*|intoxic*)
        (reaccion|reaccionando|ataque) (muy )? (fuerte |grave |mala )? (alergic*|anafil*|de alergia)
        (alergic*|anafil*)
        (se me|se le|se nos) .. (cierra|cerro|cerrando|inflam*|hinch*|durmio|duerme|adormec*|paraliz*|torcio) .. (garganta|lengua|cara|boca|brazo|pierna|lado|cuello|mano)
        (garganta|lengua|labios|cara|boca|cuello|ojos) .. (cerr*|hinch*|inflam*|infl*|apret*|azul*|morad*)
        hinch* .. (la|los|mi|su|toda) (cara|garganta|lengua|labios|boca|cuello)
        (llam*|mand*|necesit*|envi*|manden|pid*|venga*) .. (ambulancia|911|emergencias|paramedicos|bomberos)
        (ambulancia|nueve once|911)
        (es|tengo|tenemos|hay|una) (una )? emergencia
        emergencia
        auxilio
        (ayud*|socorro) .. (por favor|urgente|rapido|ahora|pronto|se muere|se esta|no puedo|ya|dios|mi {pariente})
        (ayudenme|ayudeme|ayudame|socorro)
        (necesito|necesitamos|manden|urge) .. ayuda (urgente|ya|ahora|rapido|medica|pronto|inmediata)
        (me estoy|se esta|se me esta|me siento|nos estamos|se nos) (muriendo|muere|morir|ahogando|desangrando|que me muero|asfixiando)
        (me|se|se me|se nos|creo que me) (muero|muere|voy a morir|va a morir) (ayud*|de (un )?(infarto|dolor)|mi {pariente}|ya|aqui|creo)?
        (durmio|duerme|adormec*|entumec*|paraliz*) .. (brazo|cara|lado|pierna|mano|cuerpo|boca|mitad)
        (brazo|cara|lado|pierna|mano|cuerpo|boca|mitad) .. (dormid*|dormido|durmio|adormec*|entumec*|paraliz*|torcid*|no (lo|la|se)? (siento|mueve)|chueca|caida|caido)
        no (siento|puedo mover|mueve|siente|puede mover) (mi|el|la|las|los|mis|su|un|una) (brazo*|pierna*|cara|lado|mano*|cuerpo|pies|pie)
        (no puedo|no puede|dejo de|dificultad para|trabajo para|cuesta|arrastra las palabras) (hablar|ver|moverme|mover|caminar bien|tragar)
        (perdi|perdio|perdiendo|no tengo) (la )? (vista|vision|el habla)
        (veo|ve|vision) (borroso|doble|borrosa|todo negro)
        (rompio|romperse|se me rompio|rompi) .. fuente
        contracciones
        (dolores|trabajo) de parto
        (bebe|nino|nina) .. (no se mueve|no respira|azul|morad*|no despierta|fiebre|convuls*|no llora|no patea)
        (perdiendo|perdi|perder) (a )? (el|mi|al) bebe
        (fiebre|calentura|temperatura) .. (39|40|41|42)
        (fiebre|calentura|temperatura) (muy |de |esta en |no |altisima|alta|que no|como de|a) .. (40|41|39|alta|altisima|baja|cede|quita|104|103)
        (no para|no deja|no paro|no ha parado|no puedo parar|no dejo) de (vomitar|sangrar|temblar|convulsionar|toser|tener)
        (dolor|dolores|duele) .. (insoportable|muy fuerte|fuertisimo|horrible|terrible|intenso|inaguantable|muchisimo|que no aguanto|no aguanto|severo)
        (azucar|glucosa|presion) .. (muy alta|muy baja|altisima|bajisima|por los cielos|en (300|400|500|600|40|50|200|220)|se me subio|se me bajo|se le subio|se le bajo|desmay*)
        (coma|choque) diabetic*
        (balazo|balazos|balace*|apunal*|acuchill*|atropell*|quemadura* de|baleado|baleada) 
        (herida|puntos|cirugia|corte) .. (abrio|abrieron|abierta|abierto|revent*|pus y fiebre)
        (me acaban de|acaban de|me) (violar|violaron|asaltar y)
        derrame cerebral
    """,
    unless=FIGURES_OF_SPEECH
    + """
        (stroke|heart attack|seizure|seizures|aneurysm|overdose|surgery|accident) (last (year|month|week|summer|winter|spring|fall|january|february|march|april|may|june|july|august|september|october|november|december)|back in|in (january|february|march|april|may|june|july|august|september|october|november|december|2019|2020|2021|2022|2023|2024|2025|2026)|years ago|months ago|(two|three|2|3|4|5|few|couple) (of )? (years|months|weeks) ago)
        (after|since|from|for|following|recovering from) (my|his|her|the|a|having a) (stroke|heart attack|seizure|aneurysm|overdose)
        (test|tests|tested|testing|testing for|panel|shots|doctor|appointment|visit|specialist|season|clinic|medicine|meds) .. (allergic|allergy)
        (allergy|allergic) (test|tests|testing|shots|doctor|appointment|visit|specialist|season|clinic|medicine|panel|season)
        (no|not a|not an|isnt a|non|was not an|wasnt an|is not an) emergency
        (in|for|only for|only in|case of) (case of )? (an )? (emergency|emergencies)
        (in|for) (case|the case) of (an )? (emergency|emergencies)
        (ambulance|911|paramedics|paramedic) .. (bill|charge|charged|ride|fee|bills|cost|company|claim|services|billed|invoice|trip|transport)
        (bill|bills|billed|charge|charged|charges|pay|invoice|paying|fee|cost) .. (ambulance|paramedics|paramedic|911|emergency|stroke|epipen|narcan|allergic)
        (help|helps|helped|helping) (me|us|him|her) (out|with|pay|understand|set|get|figure|find|please (with|pay|understand)|log|make|please understand)
        (please|can|could|someone|somebody) .. help (me|us) (out|with|pay|understand|set|get|figure|find|log|make|on|by|to|please with)
        (ayud*) (me )? (a|con|en|para) (pagar|mi cuenta|la cuenta|entender|mi factura|el pago|esta cuenta|esto|un plan|hacer|mi bill|los pagos|este bill|mi saldo|encontrar)
        ayuda (financiera|economica|con (mi|la|el|los|este|esta)|para pagar|para (mi|el|la))
        (need|want) .. help (paying|with|understanding|now with)
        (cuenta|cobro|bill|cargo|factura|pag*) .. (ambulancia|911|emergencia|emergencias)
        (no es|no fue|en caso de|solo para|solo en|contacto de) (una )? emergencia*
        (panic|passing|passed) out (flyers|checks|candy)
        (pass|passed|passing) out of
        (last|previous|recent) (seizure|stroke|heart attack)
        (die|dying|killing) .. (of curiosity|to know|to see)
        (going|about) to (die|faint|pass out|have a stroke) .. (bill|price|amount|charge|total|cost|when i saw)
        (nearly|almost|about) (fainted|died|choked|had a (heart attack|stroke)|passed out) .. (bill|price|amount|charge|total|cost|saw|opened|this|see)
        (almost|nearly|about) (chok*|faint*|died)
        presion .. (de pagar|por pagar|de ustedes)
        (site|website|page|portal|link|app|nobody|no one|office|you|phone|system|they|computer|screen|button|machine|line|card|payment|number|clinic|billing) .. not (respond*|move|moving|come|wake|open*)
        no (responde|contesta|reacciona|abre) .. (nadie|telefono|pagina|portal|llamada*|correo|link|sistema)
        (nadie|telefono|pagina|portal|link|sistema|linea|oficina) .. no (responde|reacciona|abre)
    """,
)

THREAT: Final = Topic(
    "threat",
    Label.THREAT,
    "may threaten people or the building",
    hold=HoldKind.SAFETY_THREAT,
    work=WorkKind.SAFETY,
    urgency=Urgency.P0,
    silent=True,
    en="""
        (will|going to|about to|would|want to|ought to|should|might|may|ready to|swear|swear to god|love to|like to|need to|plan to|planning to|have to|make me|let me|coming to|come and|come over and|come there and|come down and|came to|tempted to|could|rather|someone|somebody|and|or|i just|you get|get|gets|getting|deserve to be|deserve to) .. {harm} .. {you}
        (will|going to|want to|would love to|swear to god i will|might|about to|ready to|gonna) (just |fucking |fuck )? (kill|shoot|stab|murder|strangle|hurt|bomb|beat|burn|punch|blow up|shoot up) .. (you|someone|somebody|everybody|everyone|them|him|her|people|all|doctor|nurse|staff|place|office|clinic|building|hospital|down|up)
        (kill|shoot|stab|murder|strangle|punch|beat|hurt|burn|bomb|choke|smash|break|slap|rape|behead|blow up|burn down) (you|u|your|all of you|you all|you people|every one of you|everyone|everybody|somebody|someone|that doctor|the doctor|that nurse|that woman|that man|them all|every last|this place|that place|the place|the clinic|the office|the building|the hospital|your (doctor|nurse|office|clinic|building|staff|family|kids))
        (blow|burn|shoot|tear|light|torch|level) .. (place|office|clinic|building|hospital|door|doors) .. (up|down|apart|fire|ground)
        (burn|blow|shoot|tear|light) (it|this|that|your|you|everything|them|the whole) .. (up|down|apart) 
        (set|light) .. (on fire|fire to|ablaze)
        (bomb|bombs|bombing|explosive*|grenade|molotov|pipe bomb)
        (gun|guns|pistol|rifle|shotgun|glock|firearm|ar15|ar 15|ak47|ak 47|revolver|9mm|semi automatic)
        (armed|strapped|locked and loaded|loaded|heat on me|packing heat)
        (bring|bringing|brought|have|got|grab|grabbing|carry|carrying|with|get) (my|a|the|some|me a) (gun|knife|bat|blade|machete|weapon|weapons|piece|strap|hammer|axe|baseball bat|crowbar|gas can|gasoline|lighter|match|matches|brick|boys|crew|homies|friends over)
        (shooting|shooter|massacre|columbine|go postal|going postal|bloodbath|body bag|body bags|body count|carnage)
        (come|coming|came|comin|go|going|drive|driving|head|heading|pull|pulling|show|showing|roll|rolling|drop|dropping|be|headed|on my way) .. (down|up|over|on down|right over|to) (there|here|to (your|that|the|this) (office|clinic|place|hospital|house|building|work|job)|to see (you|yall|the doctor)) 
        (down|up|over) there (and|to) .. (hurt|get|show|make|see|teach|find|deal|settle|handle|kick|beat|kill|whoop|fix|straighten|confront|raise hell|flip|tear|bust|wreck)
        (know|found|find|finding|got|have|figured|figure|looked up|look up|seen|saw|learn*|get|following) .. (where|address|addresses|what car|which car|your car|your license plate|your schedule|what time|your shift|your house|your kids|your family|your name and) .. (you|your|she|he|they|u|doctor|nurse|yall|live|lives|park|parks|work|works|sleep|sleeps|kids|family|house|off|leave|leaves|get off|shift|school|home|drive|staff|manager|goes|go)
        (watch|watching) (your|ur|you|yall|all of you|her|his|out|it|the|every move|over your) .. (back|backs|step|self|yourself|closely|leave|kids|parking|house|car|mouth)
        (watch|watching) (your back|out)
        know when (you|she|he|they|doctor|your) .. (get off|leave|leaves|close|arrive|come|work|go|open|shift|gets off|alone)
        (will|going to) (find|hunt|track|get|come find|come get) (you|him|her|them|whoever|every)
        coming to (get|find|see|visit|hurt|kill) (you|him|her|them|your)
        (deserve|deserves|ought|needs|need|should) (to )? be (shot|killed|beaten|hung|hanged|hurt|stabbed|dead|executed|strung up|taken out|beat)
        (deserve|deserves) to die
        (you|yall|you all|she|he|they|you guys|somebody|someone|people|that doctor|whoever) .. (better|best|should|need to|had better) .. (watch|watch out|hope|pray|hide|run|be careful|be scared|be afraid|sleep|lock|look|look over|not come|not be|not go|not walk|beware)
        (better|you should|gonna) (hope|pray) (i|we|my|you|that i) .. (not|never|catch|see|find|run into|meet|show up)
        (will|going to|gonna|are going to|gon|shall|make|live to|come to) .. regret
        regret (it|this|ever|that|messing|the day|calling|texting|what|doing)
        (make|making|made) (you|yall|them|her|him|someone|somebody|the doctor|that doctor|all of you|everyone|whoever|sure you) .. (pay for|suffer|sorry|regret|bleed|hurt|wish|cry|beg|disappear|hurting|pay with|remember me|famous)
        (you|yall|you all|she|he|they|someone|somebody|you people|that doctor) (will|are going to|is going to|gonna|is gonna|all going to|better|are all going to|are all) .. (pay for (this|what|that|it|everything|doing|your|how)|be sorry|get what|get yours|get hurt|get shot|get killed|die|be dead|end up dead|bleed|suffer|burn in|see what happens|learn|feel my|find out what|wish you|disappear|meet your|end up in|get it|be next|catch|catch these|need an ambulance|not see|not make it|not walk|lose)
        pay for (what you|what he|what she|what they|what that|this with|your sins|this you will see)
        (someone|somebody|people|one of you|everyone|all of you|you all|yall) (is|are|will|might|could|may|gonna|needs to|is going to|are going to|should|will all|better) .. (get hurt|gets hurt|getting hurt|get shot|get killed|die|be dead|dead|bleed|get stabbed|pay with|end up dead|hurt bad|going to get|be sorry|burn)
        (somebody|someone|people) .. (dead|die|hurt|killed|shot|harmed)
        you are (all |so |a |fucking )? (dead|dead meat|dead man|dead woman|done for|next|finished|a goner|marked|as good as dead|mine)
        (you|yall|she|he|they|the doctor) (is|are|as good as) dead
        (hope|pray|wish|praying|hoping) .. (you|yall|you all|your|she|he|they|the doctor|all of you|someone) .. (die|dies|die slow*|burn|burns|get shot|gets shot|get cancer|rot|rots|get killed|get hit|suffer|dead|choke|crash)
        (put|putting|send|sending|lay|laying) (you|him|her|them|your|yall|someone|that doctor|a bullet|a cap|one) .. (ground|hospital|grave|body bag|icu|six feet|morgue|head|wheelchair|dirt|coffin|casket|under)
        (six feet under|in the ground|in a ditch|in a grave|body parts|your grave|your funeral|your coffin|your casket)
        (next time|when|once|if|soon as|the day|wait till|wait until|until) i (see|catch|find|get|run into|meet|come|am there|show up|get hold|get my hands|get there|lay eyes) .. (you|yall|her|him|them|that|the doctor|there|in person|face to face|it is over|you are|will be|outside) 
        (get|got|put|lay) my hands on (you|her|him|them|that|whoever|the|your|yall)
        (see|watch|find out|wait and see|find out real quick) what (happens|i do|i am capable|i can do|will happen|im capable|comes next|i will do|is coming)
        (days|time|hours) (are|is) (numbered|up|coming|limited)
        (sleep|sleeping) with one eye
        (say|kiss) .. goodbye to (your|ur|her|his)
        (slash|slashing|key|keying|cut|cutting|pop) .. (tires|tire|car|cars|brake lines|brakes)
        (brick|bricks|rock|rocks|bottle|bullet|bullets) .. (window|windows|head|door|through|with your name|for you|face)
        (follow|following|followed|stalk|stalking|track|tracking|hunt|hunting) (you|her|him|them|yall|your|the doctor|that) .. (home|house|down|car|around|kids|family|until|leave)
        (wait|waiting|sitting|be|standing|parked) .. (outside|parking lot|by your car|for (you|her|him|them|yall|the doctor)|in the lot|at your house|at your door|when you (get off|leave|come out|close|walk out)|after work|at closing) .. (you|your|yall|her|him|them|see|with|when|tonight|leave|there|close)
        (have|got|know|send|sending) (some |a few |a couple |my |the )? (friends|people|guys|boys|cousins|brothers|homies|crew|biker|bikers|cartel|gang) .. (who|that|will|visit|pay you|over there|to your|take care|handle|deal|know where|to see you|come)
        (pay|paying) (you|yall|her|him|them|the doctor|your (office|clinic|house|kids|family)) .. (a visit)
        (pay|paying) .. a (little )? visit (soon|tonight|tomorrow|you will)? (regret|not like|wont like|remember|gun)
        (your|ur|her|his|their) (kids|children|family|wife|husband|mother|house|daughter|son|home|car|life|face|head|neck|legs|teeth|skull|blood|knees|throat) (will|is|are|going to|is going to|would|in danger|better|wont be|wont|gets|on the|be) .. (hurt|pay|next|dead|safe|danger|harmed|burn|regret|mine|floor|wall|over|broken|bleed|die|suffer|bashed|smashed|cut)
        (break|breaking|smash|smashing|bash|kick|kicking|knock|beat|beating|punch|slap|crack|stomp|cave|rip|tear|bust|busting|whoop|whip|rearrange|fuck up|mess up) (your|ur|her|his|their|that doctors|someones|somebodys|yalls|the doctors|some) .. (face|neck|legs|leg|teeth|skull|head|jaw|ass|nose|arms|arm|knees|kneecaps|door|doors|windows|window|throat|heart out|limb|fingers|hand|bones)
        (kick|whoop|beat|whip|stomp|smack|slap) (your|ur|yalls|her|his|their|some|that) .. (ass|asses|butt|mouth|face)
        (beat|smack|slap|kick|whoop|knock|scare|punch|cut) the (shit|hell|crap|life|living|fuck|teeth|piss|taste) out of (you|your|yall|her|him|them|the|someone|that|whoever)
        (throw|catch|throwing|square up|these) (hands|fists|punches|a punch) .. (you|yall|her|him|with|coming|everyone)
        (blood) .. (on your hands|will spill|in the streets|on the floor|on the walls|be spilled|will run|your)
        (not|wont|will not|never|aint) .. (safe|make it home|leave (there )? alive|see (your|tomorrow)|walk out|live to|get home|wake up tomorrow) .. (you|yall|your|she|he|anymore|from me|there|alive|tonight|here|staff|kids|tomorrow|again)?
        (you|yall|she|he|they|no one|nobody|none of you|doctor|staff) .. (will|are|wont|is) .. not .. (safe|make it home|leave alive|walk out|get out alive|live)
        (someone|somebody|i) .. (needs to|ought to|should|has to|gotta|got to) .. (put|teach|shut|take|stop|end|deal with|straighten) (you|her|him|them|that|yall|the doctor|a bullet|this clinic) .. (down|lesson|out|up|place|head|permanently|for good|life)
        (teach|teaching) (you|yall|her|him|them|that doctor|someone|the staff|all of you|these people) .. lesson
        (show|showing) (you|yall|her|him|them) .. (what i am|what real|who i am|what happens|pain|what i do to|my gun|what fear)
        (hit|punch|slap|attack|assault|harm|strangle|choke|smack|spit on|fight|jump|grab|shove) (the|your|that|a|this|one of your) (doctor|nurse|receptionist|staff|manager|girl|lady|guy|people|biller|clerk|front desk|dr|secretary|worker|employee)
        (street justice|vigilante|take matters into my own hands|handle (it|this) myself|handle this my way|do something about it myself|my own way)
        (violence|violent) .. (you|i|answer|only|way|get|become|turn|about to)
        (get|getting|turn|turning|become|go|going|become) (ugly|violent|physical|crazy|bloody|nuts on|off on|ballistic|psycho|medieval) .. (you|if|there|people|next|someone|over|on|when|quick|fast)?
        (death threat|death wish|hit list|hit man|hitman|kill list|target on your|on my list|on the list of people)
        (nowhere|no where|can not|nobody can|you can not) .. (hide|run from me|save you|protect you|stop me)
        (run|hide) while you (can|still)
        (acid|poison) .. (your|face|you|coffee|water|doctor|staff)
        (last|final) (warning|chance) .. (hurt|or i|before i|come|else|then|kill|you will|regret|burn|see|there)
        or (else|i will (come|kill|hurt|find|show up|be there|make|burn|shoot|handle|take care))
        (burn|rot) in hell .. (i will|soon|send you|when i|tonight|myself)
        (die|dye) (bitch|you|slow*|in a fire|mother*|asshole|already|pig*|all of you|scum)
        (come|coming|came|cum) (for|after) (you|your|yall|her|him|them|the doctor|all of you|every|that doctor|whoever)
        (on my way|omw|headed|driving|walking) .. (with (a|my) (gun|bat|knife|boys|people|blade|friends)|you better|get ready|be ready|hope you)
    """,
    es="""
        (los|las|te|le|lo|la|les|se) (voy|vamos|va|van|vas|vengo|juro que) (a |aver )? (ir a |venir a |mandar )? .. {dano}
        (voy|vamos|va|van|vengo|quiero|ganas de|ganas|juro que|capaz de|dispuest* a|alguien deberia|deberian|habria que|hay que|merecen que|merece que|quisiera|gustaria|a punto de|te juro|les juro) (a )? .. (matarl*|matarte|matar a|golpearl*|golpearte|quemarl*|quemar (la|el|su|ese|esa|todo|ese lugar)|balacear*|dispararl*|dispararte|partirl*|partirte|romperl*|romperte|reventarl*|reventarte|madrearl*|acuchillarl*|apunalarl*|desaparecerl*|hacerl* dano|hacerte dano|hacerles algo|lastimarl*|incendiar*|volar (la|el|esa|ese)|explotar (la|el|esa|ese)|poner* (una )? bomba|atacarl*|secuestrarl*|degollarl*|chingarl*|darl* (una (paliza|golpiza|leccion|madriza)|un (tiro|balazo|susto)|en la madre|de balazos|plomo|su merecido)|cortarl* el cuello|pegarl*|cachetear*|golpear (a|al)|matar (a|al)|linchar*|agarrarl*|arrancarl*|envenenarl*|violarl*)
        (los|las|te|le|lo|la|les) (mato|quemo|mando matar|reviento|rompo (la|el|los|toda)|parto (la|el|su|tu)|corto|balaceo|disparo|desaparezco|chingo|madreo|acuchillo|lleno de plomo|agarro a|meto un|pego un|pongo una bomba|caigo|encuentro y|busco y|cargo la)
        (matar*|golpear*|quemar*|disparar*|balacear*|apunalar*|acuchillar*|degollar*|atacar*|hacer dano|lastimar*|linchar*|secuestrar*|agredir) (a|al|el|la|los|las|su|esa|ese|contra) .. (todos|todas|doctor*|medico|clinica|oficina|recepcionista|enfermera|alguien|ustedes|lugar|hospital|cajera|edificio|familia|hijos|consultorio|personal|casa|secretaria|senorita|gente|uno|dentista)
        (bomba|explosivo*|dinamita|granada|molotov)
        (pistola|pistolas|rifle|escopeta|machete|cuchillo|navaja|cuerno de chivo|metralleta|arma|armas|armado|armada|revolver|bate)
        (balazo|balazos|balas|bala|plomo|plomazo*|tiroteo|balacera|matanza|masacre)
        (se|sabemos|averigue|averigüe|ya se|tengo|conozco|encontre|investigue|vi) .. (donde|a que hora|direccion|su carro|tu carro|las placas|que carro|su casa|tu casa|quien eres|quienes son) .. (viv*|trabaj*|estacion*|duerm*|sal*|estudi*|hijos|casa|carro|familia|manej*|estan|encontrar*|doctor*|tu|su|sus)
        (se|sabemos) (donde|adonde) (viv*|trabaj*|estacion*|duerm*|estan|encontrar*|esta)
        (van|vas|va|ya) (a )? (ver|veran|vera|veras) (lo que|que|como|quien|de lo que|de que|con quien|las|donde|si) .. 
        (ya )? (van|vas|va) a ver
        (ya )? (veran|veras|vera)
        (ver|veran|veras|enterarse|saber|sabran) .. (lo que|que|de lo que|de que) .. (les va a pasar|te va a pasar|le va a pasar|soy capaz|pasa cuando|les pasa|te pasa|les espera|te espera|le pasa|va a pasar)
        (les|te|le|algo|algo malo|una desgracia|se los) (puede|va a|pudiera|podria|vaya a|va) .. (pasar|cargar|llevar|doler|suceder|ocurrir|pesar) .. (algo|chingada|diablo|si|cuando|mal|malo|familia|hijos|muy mal|feo|caro|todos|un dia)?
        (algo|algo malo|una desgracia) (les|te|le) (puede|va a|podria|vaya a) (pasar|suceder|ocurrir)
        (arrepent*|arrepienta*) .. (si|van|vas|va|de|se|haber|esto|todos|cuando|por)?
        (se|te) (van|vas|va) a arrepentir
        (conmigo|me) (se las|las|la|te las|se la) (van|vas|va) a (ver|pagar)
        (me|esto|esta|esa|todo) (la|las|lo|esto|los)? (van|vas|va|voy) a (pagar|cobrar|desquitar|vengar) .. (caro|cara|muy|con sangre|con su vida|con la vida|todas|juntas|todos|por lo que|lo que me)?
        me (la|las|lo) (van|vas|va) a pagar
        me (las|la|lo) (pagaran|pagaras|pagara|pagan|pagas|voy a cobrar)
        (vengar*|venganza|desquit*)
        (cuid*|cuidese*) (mucho |bien )? (la espalda|las espaldas|tu espalda|su espalda|de mi|cuando salg*|a (sus|tus) (hijos|familia)|porque|ustedes|si)
        (mas les vale|mas te vale|mas le vale|ateng*|atente|cuidado con|ojo con|mucho cuidado|cuidadito)
        (los|las|te|le|lo|la|les) (estoy|voy a estar|ando|tengo|estare|estamos) (vigil*|esper*|observ*|sigu*|vien*|busc*|cazando|checando|en la mira)
        (los|las|te|le|lo|la|les) (espero|voy a esperar|esperare|caigo|busco|voy a buscar|voy a encontrar|encontrare|voy a caer) .. (afuera|salida|estacionamiento|noche|su casa|tu casa|carro|cuando salg*|calle|en la calle|donde|uno por uno|hoy|esquina)?
        (voy|vamos|ire|iremos|vengo|llego|caigo|voy llegando|pasar) (a ir |para |a |hasta )? .. (alla|oficina|clinica|hospital|consultorio|lugar) .. (arregl*|golp*|mat*|quem*|partir*|romp*|con (mi|una|un|mis) (pistola|arma|cuchillo|machete|bate|primos|hermanos|amigos|gente)|y (van|vas|va) a (ver|saber|arrepentir*)|ver que|lio|pelear|bronca|a golpes|destroz*|desmadre|escandalo|se acuerd*)
        (prend*|meter*|echar*|pon*) .. (fuego|lumbre|gasolina|cerillo)
        (incendi*|quem*) .. (clinica|oficina|lugar|todo|carro*|casa|hospital|edificio|negocio|local|consultorio|eso|ahi|adentro|ustedes)
        (se|te) (van|vas|va|merecen|mereces) (a )? (todos )? (morir|muert*|quemar|podrir|pudrir)
        (se|te|todos) (mueren|mueres|muere|moriran|moriras|moriria)
        (son|eres|estan|estas|esta|es) (todos |ya |bien )? (muert*|hombre muerto|mujer muerta|difunt*)
        (ojala|espero) (que )? .. (se mueran|te mueras|se muera|los maten|te maten|lo maten|la maten|les den un|choquen|se quemen|los atropellen)
        (romp*|part*|quebr*|revent*|deshac*|desfigur*|moler|madre*) (l* )? .. (la madre|la cara|el hocico|las piernas|los dientes|la boca|el cuello|los huesos|la jeta|el alma|su madre|tu madre|las patas|los vidrios|las ventanas|las llantas|el carro|la puerta)
        (ponch*|raj*|romp*|ray*) .. (llantas|carro|vidrios|ventanas|parabrisas)
        (su|tu|sus|tus) (familia|hijos|hija|hijo|esposa|esposo|mama|casa|carro|vida) .. (pagar*|peligro|sigue|sufrir|corre|cuid*|pasar* algo|despid*)
        (tengo|conozco|mando|mandar|traigo) .. (gente|amigos|primos|cunados|conocidos|compas|cartel|sicario*|pandilla|mara) .. (que|para|visit*|arregl*|encarg*|busc*|ustedes|alla|hacerles|donde)
        (sicario*|ajuste de cuentas|te va a cargar|los va a cargar)
        (a|con) (golpes|balazos|punaladas|patadas|madrazos|chingadazos|machetazos|putazos|trancazos|plomazos|cuchilladas)
        (golpear|pegarle|pegarles|matar|agredir|cachetear) (a|al) 
        (corr*|correr*|derram*|va a haber|habra|ver) .. (sangre|muertos|muertitos|heridos)
        (sangre|muertos) .. (correr|va a correr|van a tener|en sus manos|habra|va a haber)
        (los|te|la|lo|le) (quiero|quisiera|gustaria) (ver )? (muert*|matar|bajo tierra|en un ataud|en el panteon|tres metros)
        (amanecer|amanecen|aparecer|terminar|acabar|salir|van a acabar) (muert*|en una (zanja|bolsa)|en el (panteon|hospital))
        (bajo tierra|tres metros|en el panteon|en un ataud|en la tumba|en una bolsa negra|en una zanja)
        (ultimo|ultima) (dia|aviso|advertencia|oportunidad) .. (o|si no|antes de|voy|mat*|quem*|arrepent*|ver|llegar)
        (que|porque) (los|te|lo|la|les) (voy a|puedo|vamos a) (matar|golpear|quemar|encontrar|buscar|chingar|madrear|lastimar)
        (pobre de|pobres de|ay de) (ustedes|ti|usted|el|ella|quien|la que|el que)
        (no (van|vas|va) a) (salir|llegar|vivir|ver|amanecer|despertar|contarla|escapar|esconder) .. (viv*|casa|manana|otro dia|para contarlo|contarla|de mi|de esta|tus hijos|sus hijos|se)
    """,
    unless=FIGURES_OF_SPEECH
    + """
        (come|coming|came|go|going|stop|stopping|head|heading|drop|dropping|drive|driving|be) .. (down|up|over|by|to) (there|here|to (your|the) (office|clinic|hospital)) .. (pay|payment|money|cash|check|appointment|talk|sign|paperwork|card|drop|form|forms|make|bring|pick|copy|visit|see the doctor|balance|sort|discuss|settle|friday|monday|tuesday|wednesday|thursday|saturday|tomorrow|today|next week|morning|afternoon|later|soon|set up|speak|in person|and show)
        (pay|paid|paying|payment) .. (come|coming|came|go|going|drop|stop|when|if|by) .. (down|up|over|by) (there|here)
        (pay|payment|money|cash|check) .. (come|coming|go|going) (down|up|over) (there|here)
        (come|came|go|went|been) (up|down|over|in) (here|there) .. (treated|seen|waited|appointment|visit|last|back|once|twice|never|every|before|for (my|a|the|an))
        (see|seen|saw) .. (you|yall|her|him|the doctor) (in|at) (court|small claims)
        (make|makes|made|making) (you|yall|them) (pay|sorry) .. (court|court of law|lawyer|judge|legal)
        (court|lawyer|attorney|sue|judge|lawsuit|bbb|reviews|review) .. (regret|sorry|pay for)
        (regret|sorry|pay for) .. (court|lawyer|attorney|sue|judge|lawsuit|bbb|review|reviews|online|yelp|google)
        (regret|regretting|regretted) (going|coming|choosing|using|my|ever going|the (visit|delay|inconvenience)|to|that i|not)
        (will|would) .. regret (the|not|that|going|being)
        (when|if|once|next time|soon as|as soon as|until|the day|wait until) i (see|get|come|meet|find|am there|get there|show up|run into) .. (doctor|bill|check|money|paid|itemized|statement|insurance|answer|letter|refund|the manager|proof|receipt|in (next|on|for)|next week|friday|monday|tuesday|wednesday|thursday|card|form|copy|chance|appointment|specialist|you (next|on|at|for|in|tomorrow|friday|monday))
        (wait|waiting) (for|outside|in) (you (to|guys to)|the doctor|my|a|her (to|appointment)|him to|them to) .. (see me|seen|appointment|call|exam|room|results|hour|hours|minutes|send|text|hours to|back|bill|fix|respond|reply)
        (waited|waiting|waits|wait) .. (outside|parking lot|in the lot) .. (covid|called|appointment|hour|hours|minutes|text|seen|check in|ride)
        (hit|punch|grab|break|cut|kick|beat|knock|crack|hurt) .. (you|your) (with a|up|in the (wallet|pocket)|deductible|a deal|slack)
        (hit|text|call) (you|me|us|yall) up
        (break|breaking|broke|broken) (you|your|the) (promise|agreement|rule|rules|contract|policy|law|hipaa|bank)
        (break|breaking) (it|this|that) (down|up) 
        (beat|attack|kick|cut|burn|crack|hurt|kill|choke|trash|wreck|destroy|harm) .. (my|our) (credit|score|budget|finances|savings|wallet|bank account|credit score|reputation|family financially)
        (destroy|hurt|wreck|trash|kill|bury|harm|damage|ruin) .. (your )? (reputation|rating|ratings|reviews|business|stars|credit|score)
        (bury|drown|drowning|buried) .. (in|under) (bills|debt|paperwork|complaints|lawsuits)
        (take|took|taken|taking) (out|care) .. (loan|cash|money|payment|bill|balance|it|this|them)
        take (you|yall|them|this|it) to (court|small claims|collections)
        (handle|handling|handled) (this|it) myself .. (online|portal|insurance|pay|directly|then)
        (come|coming) (for|after) (a|an|my|me|the (appointment|visit|test)) 
        (come|coming|came) after (me|work|my|us|five|5|school|lunch|that|hours)
        (coming|come) for (my|the|a) (appointment|visit|checkup|surgery)
        (hurt|hurts|hurting) .. (doctor|nurse|hand|arm|back|foot|knee) .. (me|my)
        (doctor|nurse|he|she|you|you all|they|you guys|you people) .. (hurt|harmed|beat|cut|broke|butchered|poisoned|tortured) (me|my|us|him|her|our)
        (should|could|would) (not )? .. (harm|hurt|torture|break|beat|kick|destroy) (people|patients|anyone|me|us|families|someone|the patient) .. (bill*|charge*|this|price*|money|like this|pay*|when)
        (watch|watching) (the|your|my|this|a) (account|balance|video|mail|website|portal|bank|tv|kids|portal for|inbox|email|for)
        watch (out|it)? for (the|my|your|a|it|an)
        (have|got|know) (friends|people|guys|family) (who|that) (work|works|pay|paid|got|went|go|had|use|have|are)
        (blood) (pressure|work|test|on my|in my|draw)
        (know|find|get|have|got) (where|what) (you|your|the) .. (bill|charge*|office|located|location|coming from|talking|send|clinic is|address is|mean|mail|website)
        (know|find|get|have|got) .. (your|the|ur) (address|hours|schedule) .. (mail|send|check|open|close|pay|payment|is)
        (know|find|get) out (what|where|why|how|when) .. (owe|bill|charge*|insurance|balance|pay|covered|cover|claim|doctor (said|wants))
        (have|get|need|got|give me) (your|the|an) (address|name|office address|mailing address) .. (mail|send|check|so i|to)
        (your|her|his) (life|house|family|car) .. (insurance|payment|note|rent)
        (pay|paying) .. (lawsuit|settlement)
        (bomb|guns?) .. (movie|song|game|lol)
        (need|want|have|going|got|like|try|trying|might|will|had) (to )? (get|getting|be) (ugly|physical|bloody) (therapy|exam|test|done|form)?
        (physical|bloody) (therapy|exam|form|mary|nose|address|card|copy|bill|statement|health)
        (get|getting|got|had|have|having|a|my|annual|yearly|school|sports) .. physical
        (off|shot) the (chart|charts|wall)
        (get|getting|got) (a|my) shot (in|at)
        (mouth|face|teeth|tooth|jaw|arm|hand|leg|nose|knee|back|foot|neck|wrist|ankle) .. (broke|broken|hurt|hurts|cracked|fell|swollen)
        (broke|broken|hurt|cracked|broke) (my|a|his|her|our) (face|teeth|tooth|jaw|arm|hand|leg|nose|knee|back|foot|neck|wrist|ankle|crown|filling)
        (armas|arma) de (doble|casa)
        (les|le|te) (voy a|puedo|va a) (pagar|dar|abonar|mandar|depositar|llamar)
        (voy a|puedo|quiero|podemos|quisiera) (partir|cortar|dividir|romper) (el|los|la|mi|en) (pago|pagos|cuenta|saldo|bill|partes|dos|tres|cheque|alcancia)
        (a|van a|vamos a|va a|voy a) ver (si|cuando|cuanto|el|la|los|las|que dice|lo del|al|mi|que me|con el seguro|a (la|el|mi)) .. (seguro|pago|pagar|doctor|cuenta|saldo|dinero|cita|puedo|consegu*|factura|cobro|paga*|cheque|abogado|quincena|banco|deposit*|bill)
        (van|va|vas) a ver (el|la|los|mi|su|que (ya|si)) (pago|deposito|recibo|comprobante|dinero|transferencia|pague)
        ya (veran|vera|veras) (el|mi|que (si|ya)|reflejado) (pago|deposito|pague|deposite)?
        (arrepient*|arrepent*) (de haber ido|de ir|mucho de ir|haber ido)
        (quem*) .. (comida|piel|mano|sol|dedo|brazo)
        (cuid*) (a|de) (mi|mis|ella|el|los ninos|un)
        (demanda*|abogado|corte|juez|denunci*|report*|queja) .. (pagar|arrepent*|ver|caro|cuentas)
        (voy|vamos|ire|paso|pasar) (a|por|para) (ir )? .. (alla|oficina|clinica) .. (pagar|pago|dejar|cita|hablar|preguntar|dinero|abonar)
        (partir|romper) (la|el) (diferencia|cuenta)
        cobrar* (de mas|doble|dos veces)
        me (van|va|vas) a (pagar|cobrar|depositar) (el|los|mi|en|manana|hoy|la|hasta|lo|doble|de|a fin) 
        (me|lo|la|esto) (lo |la )? (voy|va|vamos) a pagar
        (la|lo|las|los|esto|todo|esta|este) (va|van) a pagar (el|la|mi|su|medicaid|medicare|todo|mi {pariente})
        pobre de mi
    """,
)

ABUSE: Final = Topic(
    "abuse",
    Label.CONFIDENTIAL_COMMS,
    "may be about violence or coercion at home",
    hold=HoldKind.SAFETY_ABUSE,
    work=WorkKind.SAFETY,
    urgency=Urgency.P0,
    silent=True,
    en="""
        (he|she|{relative}|they) (always |still |sometimes |just |has |have |had |is |keeps |used to )? (hit|hits|hitting|beat|beats|beating|punch*|chok*|slap*|hurt|hurts|hurting|abus*|kick*|strangl*|threaten*|rape*|raping|push*|assault*|shov*|lock*) (me|us|my kids|the kids|my son|my daughter|on me|her in front)
        (he|she|{relative}) (will|is going to|would|might|gonna|could|said he will|said he would|says he will|said she will|swears he will) .. (kill|hurt|beat|hit|hurt us|find|come after|lose it|explode|go off|get violent|punish) .. (me|us|if|on me|the kids|when|my)
        (not|never|do not feel|dont feel|am not) safe (at|in) (home|my (own )? (house|home)|here|the house|this house)
        (not|never|do not feel) safe .. (with (him|her|them)|around (him|her)|anymore)
        (afraid|scared|terrified|fear|frightened|fearful) (of|for) (him|her|my (husband|wife|ex|boyfriend|girlfriend|partner|dad|father|mom|stepdad|life|safety|brother|son)|what he|what she)
        (dv|domestic violence|domestic abuse|battered|abusive|abuser|restraining order|protective order|order of protection|no contact order|womens shelter|women's shelter|safe house|dv shelter)
        (in|at|to|staying in|staying at|moved to) a (shelter|safe house|safe place|womens shelter)
        (hiding|ran away|escaped|fled|left|leaving|running) from (him|her|my (ex|husband|wife|boyfriend|abuser|partner|father|stepdad)|an abus*)
        (he|she|they|my (ex|husband|wife|boyfriend|dad|father|mom)) (can not|must not|cannot|does not|should not|may not|is not allowed to|better not) (find out|find|know|learn|see) (where|my|that|about|this|i (am|was|went))
        (do not|never|please do not|dont) (let|tell|allow) (him|her|my (husband|wife|ex|boyfriend|parents|dad|mom|partner|father|mother|abuser|family|girlfriend|stepdad)|anyone at (home|my house)) (know|see|find|about|i|where|hear|have|read)?
        (he|she|{relative}) .. (controls|monitors|tracks|checks|goes through|looks through|took|takes|searches|spies on) .. (my (phone|money|mail|messages|texts|calls|email|everything|location|emails))
        (my (husband|wife|ex|boyfriend|partner|girlfriend|dad|father|mom|mother|parents|stepdad|roommate)|he|she) (reads|read|sees|checks|looks at|opens|monitors|goes through|has access to|is reading|will see|can see|will read|gets) (all )? (my|the|this|these|our) (texts|phone|messages|mail|email|emails|text|letters|calls|message|voicemail|inbox|cell)
        (he|she) (is|was) (right here|standing here|next to me|in the room|listening|watching me|right next|sitting here|home right now)
        (being|getting|been|was|got) (abused|beaten|held|trafficked|stalked|hit|threatened|molested|followed|controlled|beat) (by|at|here|against|up by)
        (elder|child|sexual|physical|emotional) abuse
        (my|the) (caregiver|nurse|aide|son|daughter|nephew) .. (hits|steals|stole|hurts|starves|locks|abuses|beats) .. (me|my|from me|us)
        (put my life|my life|our lives|my safety|put me|putting me|puts me|kids) .. in danger
        (get|gets|got) me (killed|hurt|beat|beaten|in danger)
        for (my|our|my kids|her|his) (own )? safety
    """,
    es="""
        (me|nos|le|les) (pega|pego|golpea|golpeo|golpean|pegan|maltrata|maltratan|ahorca|ahorco|amenaza|amenazan|amenazo|viola|violo|patea|abusa|abusan|avienta|encierra|ha pegado|ha golpeado|esta pegando|va a pegar|va a golpear|va a matar si|mata si|quiere matar)
        (no|nunca) (estoy|me siento|estamos|estan|esta) (segur*|a salvo) (en (mi |la )? casa|aqui|con el|con ella)?
        (tengo|me da|con|le tengo|vivo con|mucho) miedo (de|a|que|por) (el|mi|ella|que (el|ella|mi)|a (el|mi)|esposo|marido|vida|mis hijos)
        le tengo miedo
        (violencia (domestica|familiar|en casa|intrafamiliar)|orden de restriccion|orden de proteccion|maltrato|abusador|golpeador|agresor)
        (refugio|albergue|casa de seguridad) (para|de)? (mujeres|victimas|violencia)?
        (escondid*|escape|huyendo|hui|huir|me fui|escapando|escapar) (de|del) (el|mi|esposo|marido|ex|mi {pariente}|abusador|agresor)
        (que )? (no|nunca) (le )? (puede|debe|vaya a|se puede|se vaya a|pueden|debe de|quiero que|se) (el |ella |mi {pariente} )? (saber|enterar*|enter*|ver|sepa|entere|encontrar*|vea|darse cuenta|descubrir)
        (mi (esposo|marido|ex|novio|papa|mama|pareja|suegra|padre|madre|padrastro|hermano|esposa)|el|ella) .. (revisa|lee|ve|checa|abre|controla|espia|mira|me quita|agarra|me revisa|tiene acceso|me checa) .. (telefono|mensajes|celular|cartas|correo|correos|correspondencia|mis cosas|llamadas|todo|textos|cel)
        (que )? no (se )? (entere|sepa|vea|enteren|sepan|vean|lea) (el |ella |nadie |mi )? (de esto|nada|esto|{pariente}|por favor)?
        (no|nunca) le (diga*|cuente*|digan|avise*|mencione*|hable*|comente*) (nada )? (a|de esto a|al|de esto) (mi |el|ella|mis|nadie|los)?
        (esta|anda) (aqui|a mi lado|al lado|oyendo|escuchando|junto a mi|enfrente) .. (el|esposo|marido|no puedo hablar|ahorita|novio|ex|pareja)?
        (por|es por) (mi|nuestra|la|su) (propia )? seguridad
        (pone|ponen|poner) .. en (peligro|riesgo)
        (abuso|abusan|abusado|abusada) .. (sexual|menor|nino|nina|de mi|mi {pariente})
        (me|nos) (tiene|tienen) (encerrad*|amenazad*|controlad*|vigilad*)
    """,
    unless="""
        hits me (up|with|hard)
        (not|never) safe (online|to (pay|click|text|give|send|use)|website|link)
        (text|texting|call|calling) me (hurts|is)
        (scared|afraid|fear) of (the (bill|dentist|doctor|cost|price|needle*)|needles|my credit)
        (read|reads|see|sees|get|gets) (my|the|your|this|these) (email|emails|mail|messages|texts|message|text|letters) (and|but) (pay|will|would)
        no (puede|se puede|debe|pueden) ver (la|el|mi|al) (doctor|pagina|cuenta|saldo|portal|recibo|factura)
        esta aqui (el|la|mi|en) (clinica|hospital|recibo|pago|factura|cuenta|cheque|comprobante|dinero)
    """,
)

CONCERN: Final = Topic(
    "concern",
    None,
    "holds words that come up when somebody is in danger",
    hold=HoldKind.WITH_PERSON,
    work=WorkKind.SAFETY,
    urgency=Urgency.P0,
    en="""
        (die|dies|died|dying|dead|death|kill|kills|killed|killing|suicide|murder|murdered)
        (blood|bloody|bleeding|breathe|breathing|unconscious|overdose|ambulance|911|seizure|stroke|faint|fainted|choking|collapsed|paralyzed|unresponsive)
        (gun|guns|knife|weapon|weapons|shoot|shooting|stab|stabbed|bomb|rope|noose|bullet|bullets)
        (pills|overdosed|poison|wrists|bridge|cliff|rooftop)
        (hopeless|worthless|helpless|suicidal|depressed|depression|despair|desperate|goodbye|farewell|burden|unbearable)
        (hurt|harm) (someone|somebody|anyone|anybody|people|you|yourself|him|her|them|myself)
        (can not|cant|no longer|not) .. (take|do|handle|deal with|stand|keep doing|keep going|bear) (it|this|any of this|life|with this|living|all this) (any more|anymore|much longer|any longer|at all|no more)
        (can not|could not) (cope|function|keep going|get out of bed|stop crying)
        (nothing|no one|nobody) left
        (no|only|see no) (way out|hope|future|escape|point anymore|other way out)
        (what is|whats|no|see no|is no|not see|not see any) the? point (anymore|any more|in anything|of anything|of it all|to anything)
        what is the point
        (give|giving|gave) up (on everything|on life|completely|now)
        (i give up|i am done|im done|so done) .. (everything|life|it all|living|trying|fighting)
        (want|wish|wanted) .. (all|everything|it|the pain|pain) .. (over|stop|end|go away)
        (at|reached|hit) (the end of my rope|my breaking point|rock bottom|my limit)
        (end of my rope|breaking point|rock bottom)
        (it|this) (is|will be) all (be )? over (soon|tonight|tomorrow)
        (in|real|immediate|serious|grave) danger
        dangerous
        (violent|violence|assault|attacked|raped|rape|abused|abusive|abuse|molested)
        (scared|terrified|afraid) for my
        (need|needs|get|send) help
        help me
        (sorry|forgive me) for everything
        (take|taking) care of my (kids|children|babies|cat|dog|family) (when|after|for me|please)
        (get|getting) (even|revenge|payback)
        (revenge|vengeance|retaliate|retaliation)
        (hell|heaven) .. (see you|soon|send you|meet you)
        (swear|promise) .. (i will|youll|you will|god) .. (hurt|come|find|make|burn|end|take)
        (psycho|crazy|insane|snap|snapped|lose it|losing it|going to lose|lost it|unhinged|deranged) .. (going|about|make|will|on you|come|next|i am)
        (burn|burning|fire|torch|explode) .. (down|place|office|clinic|building|it all|you)
    """,
    es="""
        (morir|morirme|morirse|muero|muere|mueren|muerto|muerta|muertos|muerte|matar|matarme|matarlos|mato|matan|suicidio|suicidarme|asesinar)
        (sangre|sangrando|sangra|respirar|respira|inconsciente|desmayo|sobredosis|ambulancia|auxilio|911|convulsion|infarto|ahoga|ahogo|ahogando)
        (pistola|arma|cuchillo|navaja|machete|bomba|balazo|balas|soga|veneno|pastillas|puente)
        (ya )? no (puedo|aguanto|soporto|doy) (mas|para mas|ya)
        ya no puedo (con esto|con todo|seguir asi|con nada|con la vida)
        no (aguanto|soporto) (esto|tanto|todo esto)
        (sin|no (hay|veo|tengo|le veo)) (salida|esperanza|esperanzas|remedio|futuro)
        (estoy|me siento|ando) (muy |tan |bien )? (desesperad*|deprimid*|hundid*|acabad*|destrozad*|derrotad*|angustiad*|perdid*)
        (adios|despedida|perdonenme|perdoname) (para siempre|a todos|por todo|mundo)
        para que (seguir|sigo)
        (nada|nadie) me (importa|queda|necesita|quiere)
        (miedo|peligro|peligroso|amenaza|amenazan|violencia|golpes|golpeo|golpea|abuso)
        (ayudenme|ayudeme|ayudame|socorro)
        (vengar*|venganza|desquitar*)
        (se van a|se va a|te vas a) (acordar|enterar|lamentar|arrepentir)
        (lamentar|lamentaran|lamentaras)
        (soy capaz de|capaz de) (todo|cualquier|lo que sea|una locura|hacer)
        (hacer|cometer|haga) una (locura|tonteria|estupidez|barbaridad)
        (urge|urgente) .. (doctor|medico|ayuda|hospital|mal|grave)
        (muy|se puso|esta) grave
        me siento (muy |bien )? mal
    """,
    unless=FIGURES_OF_SPEECH
    + """
        (help|helps|helping) (me|us|him|her) (out|with|pay|understand|set|get|figure|find|log|make|paying|understanding)
        (need|needs|get|want|looking for|some|any) help (with|paying|understanding|setting|on|to (pay|understand|set)|making|in (paying|spanish)|please with|from (your|the) (billing|office)|covering)
        (can|could|will|please|someone|who|would) (you |anyone |someone |somebody )? help (me|us)
        (deadline|dead line)
        (blood|bloody) (work|test|tests|draw|pressure)
        (what is|whats) the point .. (insurance|calling|paying for insurance|having insurance|portal|of having)
        (ambulance|911|emergency) .. (bill|charge|ride|fee)
        (bill|charge|charged|billed) .. (ambulance|911)
        (no need|not need|did not need|do not need) .. help
        (cuenta|cobro|bill|cargo|factura|pag*|viaje|servicio|traslado|por) .. (ambulancia|911|emergencia*)
        pago por muerte
        sin remedio .. pag*
    """,
)

TOPICS: Final = (SELF_HARM, MEDICAL, THREAT, ABUSE, CONCERN)
