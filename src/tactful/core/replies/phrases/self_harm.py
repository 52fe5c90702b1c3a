"""Words for ending a life, one's own or a relative's (policy.md, section 7)."""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.phrases.figures import FIGURES_OF_SPEECH
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind

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
        (kill*|hang*|shoot*|cut*|hurt*|harm*|burn*|drown*|starv*|poison*|stab*|off|offing|end \
            |ending|injur*|delete|deleting) (myself|my self|me self)
        (do|doing|did|done) .. (something|anything|harm|damage|it) .. to (myself|my self)
        (bad|stupid|dumb|crazy|terrible|drastic) thing* .. to (myself|my self)
        self (harm|harming|harmed|injury|inflicted)
        (want|wants|wanted|ready|prefer|deserve|need|plan|planning|try|tried|trying|tempted \
            |decided|wish|hope|going|rather|should|could|gonna|begging|pray|praying|better) (to \
            |i|i could|i can|if i|off|i just|i would)? (just|really|honestly|simply|maybe|all)? \
            (die|be dead|dead|be gone forever|end it all|end it|end everything|end my life|end \
            my pain|end my suffering|not exist|stop existing|disappear forever|not wake up \
            |never wake up|not be alive|not be here|cease to exist|not live|be with god|go to \
            sleep forever)
        (would|will|might|may|i|am|be|is) (be )? (better|best) (off )? (dead|if i (die|died|was \
            dead|were dead|was gone|were gone|disappeared|was not here|were not here|did not \
            exist|was not around))
        better off (dead|without me|if i)
        (everyone|everybody|world|family|kids|children|wife|husband|people|they|you all|you|all \
            |nobody|no one|anyone) .. (better|happier|easier) .. (without me|if i (was|were|am) \
            (gone|dead|not here)|when i am gone|once i am gone)
        (wish|wishing|wished) (that )? i (was|were|am|would|could|had|did|do|just) .. (dead|die \
            |died|never born|not born|not here|gone|not alive|not wake|not exist|been born \
            |disappear|dissapear|fall asleep|be dead)
        (do|does|did) not (really |even |wanna )? (want|care|wish|deserve|plan|intend|feel like \
            |see myself) (to )? .. (live|living|be alive|being alive|alive|be here|being here \
            |exist|existing|wake up|waking up|go on|going on|be around|being around|keep going \
            |stay alive|be on this earth|be in this world|survive)
        (can not|could not|no longer|not|unable to|too tired to|tired to) (keep )? (go|going) \
            on (like this|living|any*|with life|without|with this)?
        can not (live|survive|exist|live with this|face (another day|tomorrow|life)) (like this \
            |anymore|any more|any longer|another day|much longer)
        can not (keep )? (live|living|do life|keep living|handle life|take life|face life|take \
            living)
        (no|not|without|lost|see no|any|have no|is no|what is the) (more )? (reason|reasons \
            |point|purpose|will|desire|need) (left )? (to|in|for|of) (me to )? (live|living \
            |life|be alive|being alive|being here|be here|exist|existing|going on|go on|wake up \
            |waking up|stay|staying alive)
        what is the point .. (live|living|life|alive|anymore|will not be|going on|being here \
            |any of this)
        nothing .. (to live for|worth living|left for me here|left to live)
        (life|living|it|this life) (is|does|feels) not (seem )? (worth|worth living|mean anything)
        not worth (living|it anymore|being alive|being here)
        (sick|tired|done|over|finished|through|fed up) (of|with) (living|life|being alive|my \
            life|this life|existing|this world|breathing|everything and everyone)
        (give|giving|gave|given) up on (life|living|myself|everything|it all)
        ready to (give up (on )? (life|living|everything|for good)|go be with|meet my maker \
            |leave this (world|earth)|check out for good|die|end)
        (will|wont|may|might) not be (here|alive|around|breathing|on this earth|with you \
            |living) (much longer|tomorrow|anymore|any more|by|when|next|for long|after|in the \
            morning|long|soon|to (pay|see))
        not (be|going to be|planning to be|planning on being) (here|alive|around) (much longer \
            |tomorrow|anymore|for long|for it|after|next|to see|in the morning|by (then|monday \
            |tuesday|wednesday|thursday|friday|saturday|sunday|morning))
        (this|it|tonight|today|tomorrow) (is|will be) (goodbye|my last (message|night|goodbye \
            |words|day alive|day on)|my final (message|goodbye|words|night)|the last (time you \
            |you will|day of my|night of my))
        my last (breath|words|goodbye|day on (this )? earth|night on (this )? earth|day alive \
            |night alive)
        goodbye (world|cruel world|everyone|everybody|forever|to (everyone|my|all|life)|my \
            (kids|family|friends|babies))
        (saying|say|said|write|writing|wrote) (my )? (goodbye*|final goodbye*|suicide note|a \
            note|goodbye letter*)
        (by the time|when|if) (you|anyone|someone|somebody|they) (read*|see|get|find) this .. \
            (i will|i am|it will|gone|too late|over|not matter|dead)
        (by the time|when) you read this
        tell (my|the) (kids|children|wife|husband|mom|mother|family|son|daughter|parents|babies \
            |boys|girls|friends) .. (love|loved|sorry|goodbye)
        (take|took|taken|taking|swallow*|down|downed|ate|popped|popping|overdos*) .. (all|whole \
            |entire|bottle|handful|hand full|bunch|too many|lot|every|20|30|40|50|60|100) (of \
            )? (my |the |his |her |of |these |those )? .. (pills|pill|meds|medicine|medication \
            |medications|tylenol|xanax|tablets|sleeping pills|aspirin|oxy|percocet|insulin \
            |ambien|advil|ibuprofen|antidepressants)
        (pills|meds|medicine|gun|rope|noose|bridge|razor|blade|knife|trigger) .. (end it|end my \
            |end this|do it|finish|kill|out of|sleep forever|right here|in my hand|ready \
            |waiting)
        (got|have|holding|sitting here with|found|bought) (the|my|a) (gun|pills|rope|noose \
            |razor|blade|knife) .. (in my hand|ready|next to me|in front of me|to my head|to my \
            mouth|and i (am ready|am done|can not|do not want)|and no)
        (gun|pistol|barrel|knife|blade|rope|noose|bullet|razor) (to|in|around|at|through \
            |against|on) my (head|mouth|neck|throat|wrist|wrists|temple|chest|brain)
        (put|stick|place) .. (gun|bullet|pistol) .. my (head|mouth|brain|brains)
        blow my (brains|head)
        (slit|cut|slash|slice) (my|both) (wrist|wrists|throat|veins|arms)
        (jump|jumping|leap|throw myself|throwing myself|step|walk|walking) (off|from|in front \
            of|into|under|out) (of )? (a|the|my|an|this|traffic) .. (bridge|roof|building|train \
            |window|bus|balcony|overpass|truck|cliff|car|traffic|ledge|tracks|subway|highway)
        (drive|driving|crash|crashing|run|wrap) (my car |my truck |myself |it )? (off|into \
            |around) (a|the) (cliff|bridge|wall|tree|pole|lake|river|ditch)
        (do|take) .. my (own )? life
        (end|ending|ended|finish|finishing|take|taking|took|lose|losing|throw|throwing) (of )? \
            (my|this|his|her) (own )? (life|suffering|misery|existence)
        (end|ending|finish|finishing) (it|this|everything) (all|for good|tonight|today|once and \
            for all|now|right now|permanently|forever)
        (make|want|wish|hope) .. (it|everything|the pain|this pain) .. (all )? (stop|go away|be \
            over|end) (forever|for good|permanently)
        (no one|nobody|no body|who|anyone) (would|will|cares|care|is going to|gonna|even) .. \
            (miss me|notice if i|care if i (die|died|live|am gone|was gone|disappeared|am dead \
            |am here)|come to my funeral|cry for me)
        (hope|hoping|pray|praying|wish) .. (i (do not|never|will not|would not|could not|just)) \
            (wake|wake up|die|live|make it)
        (hope|pray|wish) (that )? (i|god|someone|the lord) .. (die|dies|takes me|take me|kills \
            me|kill me|dont wake|never wake)
        (go|fall|falling|going) to sleep .. (not|never|forever|for good) (wake|wakeup|again)?
        (sleep|sleeping) (forever|and never wake*|and not wake*)
        never (been )? (born|wake up|waking up) (again)?
        (let|just let|please let) me die
        (just|please|someone|somebody|can someone|come) (kill|shoot) me (already|now|please \
            |right now|and get it over|so)
        (i )? (should|could|might as well|may as well|will just|am going to|going to just|gonna \
            just|will) (just )? (die|be dead|kill myself|end it|disappear) (then|anyway|soon \
            |now|already|tonight|alone|here)?
        i am (a )? (dead man|as good as dead|dying inside|going to die (tonight|today|soon|anyway))
        worth more dead
        (life|insurance policy|life insurance) .. (worth more|pay* (for )? (this|it|you \
            |everything|them|my bills|you off|it off)|money) .. (dead|die|died|gone|i am gone)
        (collect|get|take) .. (from|off|out of) my (life insurance|estate|dead body|grave \
            |coffin|funeral)
        (dig|digging|see you at|send it to|in) my (own )? (grave|funeral|coffin|casket)
        (thinking|thoughts|thought|think|considering|contemplat*|dream*|fantasiz*|plan*|googl*) \
            (about|of|on) .. (dying|death|die|ending (it|my|everything)|killing|hurting myself \
            |harming|overdos*|being dead|suicide|not being here|doing it)
        (dark|bad|intrusive|suicidal|terrible|scary) (thoughts|place|ideas) .. (again|life \
            |living|myself|die|hurt|right now|scared|act)
        (not|do not feel|am not|dont feel) safe .. (myself|my self|my own|alone with my)
        (hate|hated|hating) (my life|being alive|living|myself) .. (die|dead|end|over|anymore \
            |done|so much)
        (stopped|stop) wanting to (live|be alive|be here|wake up|exist)
        (no longer|not) want* to (live|be alive|be here|exist|wake up|be around|go on)
        (relapsed|cutting again|started cutting|cutting my)
        (this|that|it|you|your bills|these bills|this bill|debt|all this) .. (make|makes|making \
            |made) me (want to |wanna )(die|kill|end|jump|disappear|give up on life|stop living \
            |shoot myself|hang)
        (push|pushing|pushed|drive|driving|driven|drove) me (to|over|off|into) .. (suicide|edge \
            |kill|death|grave|ledge)
        (on|over|off|at|near) the (edge|ledge) .. (jump|done|bridge|anymore|can not|life)
        rather (die|be dead|kill myself)
        (can not|cant) .. (anymore|any more) .. (better off|goodbye|sorry for everything|end it \
            |no point|done with)
        (nothing|no one|nobody) left .. (to live|won't matter|will not matter|goodbye|sorry|kids)
        (will|would) not matter .. (when i am gone|i will be gone|soon|i am gone)
        i (will|am going to|going to) be (gone|dead) (soon|forever|by then|tonight|before you \
            |anyway|when you|for good)
        crisis (line|hotline|counselor)
        (not|do not|can not|see no) .. (see|find|have|got) (a|any|the) (reason|point|purpose) \
            .. (keep|keep going|living|live|go on|be here|exist|anymore|alive)
        (reason|point|purpose) (to|in|of) (keep going|living|being alive|being here|go on|even \
            being alive|even living)
        (will|wont|may|might|am|be|would) not (even)? be (here|around|alive) (so|then|anymore \
            |to|when|by|for|tomorrow|much)
        by (tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|then \
            |morning|next week) i (will|wont) (not)? be (here|gone|dead|alive|around)
        (lord|god|jesus|somebody|someone|please) .. take me (already|now|home|away|please|too \
            |with you)
        hate (being|to be) alive
        (my|this) life is (over|done|finished|ruined and i|not worth|worthless)
        (feel|feels|feeling|felt) like (dying|ending|giving up on life|killing|i want to die \
            |hurting myself|not being here|jumping|i should die|i would be better)
        (end|ending) (it all|everything|my pain|all of it|my life|myself|it for good)
        (except|but|only|through|besides|except for) (death|dying|suicide)
        (if|maybe if|when|once) i (am|was|were|die|died) (dead|gone|die) .. (happy|leave me \
            alone|stop|care|then|finally|pay|satisfied|collect)
        (standing|sitting|parked|am|at|up) (on|at|by|near|off) (the|a) (bridge|ledge|roof|cliff \
            |train tracks|tracks|edge|overpass|balcony)
        (sitting|sit|here|room|bathroom|car) .. with (a|my|the) (gun|pills|knife|razor|rope \
            |bottle of pills)
        (got|have) (nothing|nobody|no one) (left)? (and|to) (nobody|nothing|no one|live for|i \
            am done)
        (kill|killing|hang|hanging|shoot|shooting|hurt|hurting|cut|cutting|drown|poison|end \
            |unalive|unaliving|overdose) (himself|herself|themself|themselves|yourself)
        (he|she|they|{relative}) .. (suicid*|overdosed|wants to die|want to die|is going to die \
            |slit (his|her))
        attempt* (suicide|to (kill|end))
        (going to|about to|was going to|almost|tried to|gonna) (do|did) it .. (last night|tonight|stopped me|but my|courage|already|today i)
        (rest|sleep|gone|peace|quiet|nothing) forever
        (time|ready) (for me)? to (go|leave|be done|let go|rest) .. (now|forever|home|be with|goodbye|think)
        time for me to (go|leave|rest|let go)
        (i am|im|just) letting go
        (nobody|no one|you all|you|they) .. (have to|need to) .. (pay for me|worry about me|deal with me|take care of me|put up with me) (much longer|anymore|soon|after)
        (from|on|at|over) the edge
        (heaven|hell|grave|cemetery|afterlife) .. (send|have|bill|bills|owe|pay|charge|debt)
        (world|everyone|everybody|they|family|kids) .. (fine|ok|good|happy|better) without me
        (better off|be better) (gone|in the ground|not here|in heaven)
        (another day|tomorrow|next week|christmas|my birthday) .. (not see|never see|not be|not make it)
        (not|do not|can not|will not) see (another day|tomorrow|a future|the end of (this|the) (week|month))
        (can not|do not want to|dont wanna|tired of|hate) (face|wake|waking) (waking|up|another|tomorrow|the day)
        not (to)? (wake|waking) up
        (they|you|someone|somebody|police|kids|wife) (will|can|going to)? find (my|the) (body|corpse|note)
        (find|found) my (body|corpse|note|letter)
        (suicide|goodbye|farewell|my) (note|letter|letters) .. (written|wrote|table|ready|left|to my)
        (written|wrote|writing|left|leaving) (my|a|the) (goodbye|farewell|suicide|last)? (note|notes|letter|letters) (to my|for my|already|on the|to everyone)?
        (checking|check) out for good
        (do|doing) something .. (take back|undo|regret|permanent|irreversible|to myself)
        (bought|buying|got) (a|the|some) (gun|rope|noose|razor) .. (myself|me|today|tonight|end|use)
        (death|dying|being dead) (sounds|looks|seems|feels|would be|is) (peaceful|nice|good|better|easier|like|the only|a relief|sweet|my only)
        (pray|praying|prayed|beg|begging) .. (die|not wake|never wake|take me|death|end)
        (meds|pills|bottle|bottles) .. (lined up|counted|ready|in front of me|laid out)
        (burden) .. (everyone|family|kids|all|insurance|without|better|money)
        leave (this|the) (world|earth|life) (behind)?
        voices .. (kill|die|hurt|end)
        (call|called|calling|text|texted|dial|need|need the|number for) 988
        (ending|end) it (tonight|today|now|right now|all)
        (i am|im) going to end (it|everything|this all|things)
        (final|last) (exit|way out|goodbye)
        (only|easy|easiest) way out
        hold* (a|the|my) (gun|knife|razor) .. (right now|my hand|to|head)
    """,
    es="""
        suicid*
        (quiero|quisiera|prefiero|preferiria|deseo|mejor|ganas de|ganas|voy a|pienso|pensando \
            en|penso|pense en|pensado en|intente|intentar|intento de|tratar de|trate de|merezco \
            |necesito|ojala|planeo|decidi|hasta) .. (morir|morirme|matarme|quitarme la vida \
            |quitar la vida|desaparecer de este mundo|estar muert*|muert*|acabar con (todo|mi \
            vida|esto de una vez)|terminar con (todo|mi vida)|ahorcarme|colgarme|cortarme \
            |tirarme (de|del|al|a)|aventarme (de|del|al|a)|lastimarme|hacerme dano|no despertar \
            |dejar de existir|dejar de vivir|darme un tiro|pegarme un tiro|tomarme (todas|todo) \
            |envenenarme|no existir|no haber nacido|descansar en paz|irme de este mundo|dormir \
            para siempre|dormirme para siempre|dormir y no despertar|meterme un tiro)
        me (quiero|quisiera|voy a|vamos a|van a|dan ganas de|gustaria|quise|intente|puedo) \
            (morir|matar|suicidar|quitar la vida|ahorcar|colgar|aventar|tirar|cortar|lastimar \
            |hacer dano|envenenar|dar un tiro|pegar un tiro|disparar|desaparecer)
        (matarme|ahorcarme|suicidarme|colgarme|quitarme la vida|cortarme las venas|morirme ya)
        me (mato|ahorco|cuelgo|corto las venas|quito la vida|pego un tiro|doy un tiro|aviento \
            (de|del)|tiro (de|del) (un |una |el |la )? (puente|edificio|techo|tren|ventana \
            |balcon))
        (ya )? no (quiero|quisiera|deseo|me interesa|me importa|tengo ganas de|vale la pena \
            |puedo) (ya |mas )? (vivir|seguir|seguir (viviendo|aqui|asi|adelante)|seguir con \
            (esta vida|mi vida|vida)|estar (aqui|viv*|en este mundo|en esta vida)|existir \
            |despertar|despertarme|levantarme mas|saber nada de la vida|la vida|continuar \
            viviendo|continuar con mi vida|mi vida|respirar mas|mas (vida|con esta vida|con mi \
            vida))
        no (tengo|hay|le veo|veo|encuentro|le encuentro|existe) (ya |ninguna |ningun |mas )? \
            (razon|razones|ganas|motivo|motivos|sentido|caso|proposito|por que|para que|nada \
            por que|nada por quien) (de |para |por |a )? (seguir )? (vivir|viviendo|la vida|mi \
            vida|estar aqui|seguir|vida|existir|a la vida|seguir adelante)
        (mi vida|la vida|vivir|esta vida|nada) (ya )? no (tiene|vale|me) (ya )? (sentido|la \
            pena|nada|caso|importa)
        (estaria*|estarian|seria|estoy|estaremos|estaran|van a estar|estara|estare|estar) \
            (mucho )? mejor (muert*|sin mi|si (me muero|me muriera|yo no|no estuviera|no \
            existiera|desaparezco|ya no))
        mejor (muert*|me muero|me mato|morirme|no despertar|sin mi|que me muera|me hubiera muerto)
        ojala (ya )? (que )? (me |no )? (muera|muriera|despierte|despertara|estuviera muert* \
            |hubiera nacido|lleve dios|lleve diosito|mate|mueran|amanezca|amaneciera|recoja)
        (que|si) (dios|diosito|el senor) (ya )? me (lleve|recoja|quite la vida)
        (quitarme|quitare|quito|acabar con|acabare con|terminar con|terminare con|ponerle fin a \
            |poner fin a|acabo con|termino con|atentar contra) (me )? (la vida|mi vida|mi \
            propia vida|mi existencia|mi sufrimiento)
        (tome|trague|tomado|tragado|tomar|tomarme|tragarme|tomo) .. (todas|todos|todo|frasco \
            |bote|botella|muchas|monton|chingo|punado|demasiad*) .. (pastillas|pastilla \
            |pildoras|medicinas|medicina|medicamento*|tabletas)
        (pastillas|pistola|soga|navaja|cuchillo|veneno) .. (en la mano|lista*|listo|para \
            (acabar|terminar|morir*|matar*)|en mi cabeza|terminar con)
        (pistola|cuchillo|navaja|arma|soga) .. (en|a) (mi|la) (cabeza|cuello|boca|sien|garganta \
            |mano)
        (cortar*|corte|corto) (me )? (las|mis) (venas|munecas)
        (cansad*|hart*|aburrid*|fastidiad*) de (vivir|la vida|mi vida|existir|esta vida|seguir \
            viviendo|este mundo|estar viv*)
        (nadie|ninguno|quien) .. (me va a extranar|me extranara|me extranaria|va a llorar por \
            mi|le importa si (me muero|vivo|me mato)|se daria cuenta si)
        cuando (lean|vean|reciban|lea|leas|encuentren) .. (esto|este mensaje) .. (ya no|estare \
            |voy a|sera|habre|muert*)
        (adios|despido|despedirme|despedida) .. (mundo cruel|mundo|para siempre|a todos|de \
            todos|de mis hijos|a mis hijos|de mi familia|a mi familia|de este mundo|de la vida)
        (esta|este) es mi (despedida|ultimo (mensaje|dia|adios)|ultima (noche|vez|carta))
        (digan*|diga*|dile*) .. a (mis|mi) (hijos|hijas|hijo|hija|mama|familia|esposo|esposa \
            |ninos|madre) .. (amo|quiero|quise|ame|perdon|perdonen|adios|lo siento)
        (cuiden|cuidan|cuida|encargo) .. a mis (hijos|ninos|hijas|bebes) .. (cuando|ya no|falte \
            |no este|muera|por favor adios)
        (ya )? no (aguanto|soporto|puedo con|resisto) .. (esta vida|la vida|mi vida|vivir \
            |seguir viviendo)
        (pensamientos|ideas|ganas|pensando) (de )? (suicid*|de muerte|de morir*|de matar*|de \
            hacerme dano|de acabar|de quitarme|morirme|de ya no vivir|de no vivir)
        (manana|pronto|para entonces|cuando llamen|la proxima semana|el lunes) (ya )? no (voy a \
            |vamos a )? (estar|estare|existir|existire|amanecer|amanezco|este) (aqui|viv*|en \
            este mundo|mas)?
        (ya )? no (voy a estar|estare|voy a amanecer|amanecere|voy a existir) (aqui|viv*|mucho \
            |manana|mas|para|cuando|entre ustedes|por mucho)
        (hacerme|me hago|me hice|me voy a hacer|hacer me) dano
        (lastimarme|me lastimo|cortandome|lastimandome|me estoy cortando|me corto (las venas \
            |los brazos|las munecas|yo|otra vez|para))
        (me van a|me va a|va a|van a|estan|esta|me tienen|me esta) (orill*|llev*|empuj*|hacer \
            que me) .. (suicid*|mat*|muerte|quitarme la vida)
        (tirarme|aventarme|saltar|brincar|lanzarme|aventar me) (de|del|desde|al|a las|a la \
            |enfrente|por|a) .. (puente|edificio|techo|tren|vias|ventana|balcon|metro|camion \
            |azotea|freeway|rio|quinto piso|carros|autopista)
        (valgo|vale|valdria|sirvo) mas muert*
        (dejenme|dejame|quiero que me dejen) morir
        (maten|mateme|matenme|matame) (ya|de una vez|por favor)
        (salida|solucion|camino) .. (es|seria|que) .. (morir*|muerte|matarme|suicid*|quitarme)
        nunca (hubiera|debi|haber) .. nacido
        no (quiero|quisiera|espero|deseo) (ya)? (amanecer|despertar|llegar a manana|ver (el dia|manana|otro dia))
        (me despedi|ya me despedi|despidiendome|me estoy despidiendo|me despido) (de|ya)
        (carta|nota) .. (despedida|suicid*|adios)
        (encuentren|encuentran|hallen|cuando vean) mi (cuerpo|cadaver)
        (compre|consegui|me compre) .. (soga|pistola|cuerda|veneno|navaja)
        tengo .. (soga|cuerda|veneno|navaja|pistola) .. (lista|listo|para (matarme|morir*|acabar|terminar))
        (dejar|abandonar|irme de|me voy de|salir de) este mundo
        (muerte|morir*|suicidio) .. (salida|solucion|descanso|alivio|opcion|paz|remedio)
        (unica|mi) (salida|solucion) .. (muerte|morir*|matar*)
        (dormirme|dormir) .. (jamas|nunca) (despertar)?
        (soy|siento que soy) una (carga|molestia|basura|inutil) .. (mundo|mejor|para (todos|mi|mis)|familia)?
        descans* .. (para siempre|en paz|eternamente|de todo|de una vez)
        nadie .. (notar|extranar|dar cuenta|llorar|saber) .. (que me fui|que ya no|me fui|falto|mi ausencia|por mi|no estoy)
        me quiero ir (de este mundo|con dios|al cielo|para siempre)
        (irme|me voy|ir me) (con dios|al cielo|con mi (madre|mama|papa|padre|hijo|hija) que \
            esta en el cielo|de este mundo|de esta vida)
        acabar (de una vez )? con (todo|esto|mi) (de una vez|para siempre|hoy|esta noche|ya|vida)
        terminar con todo
        (se|le|quiere|quieren|quieres) (se)? (quiere|quieren|va a|quiso|intento|trato de) \
            (matar|suicidar|morir|quitar la vida|ahorcar|colgar|cortar las venas|aventar|tirar)
        (matarse|suicidarse|quitarse la vida|ahorcarse|cortarse las venas)
        (se )? (tomo|trago|comio) .. (pastillas|pildoras|medicina|medicinas|medicamento*|frasco)
        se (corto|cortaron|ahorco|colgo|mato|suicido|aventó|avento|tiro) .. (venas|ayer|hoy|del \
            |puente|puente|munecas)?
        (dios|diosito|senor|jesus) .. (llevame|llevenme|recogeme|quitame la vida|lleveme)
        (llevame|recogeme) (ya|dios|diosito|senor|contigo|de una vez)
        (no )? (puedo|aguanto) .. con la vida
        (hacer|cometer) una (locura|barbaridad|tonteria) .. (no aguanto|ya no|no puedo|conmigo|vida)
        seguro de vida .. (matar|morir|mato|muero)
        (no|ya no|sin) .. (para que|por que) (vivir|seguir viviendo|estar aqui)
        para que (vivo|vivir|sigo viviendo|seguir viviendo|sigo aqui|seguir aqui)
    """,
    unless=FIGURES_OF_SPEECH
    + """
        (going|want|wanna|about|ready|have|used|need) to (end|stop|cancel) (it|this|everything) \
            .. (subscription|service|appointment|texts|messages|account|membership|autopay \
            |plan)
        (end|ending|finish) (it|this|everything) (now|today|right now|all|once and for all) .. \
            (pay|paying|payment|balance|bill|dispute|issue)
        (pay|paid|paying|settle|settling|clear|get|getting) .. (end it|finish it|end this|it \
            over with|done and over|be done with it)
        (off|offing|cut|cutting|beat|beating|kick|kicking|stop|stopping) myself (short|up|from|off)
        (you|they|yall|people|he|she|doctor|everyone|everybody|him|her|them) .. (deserve \
            |deserves|should|need|needs|ought|better|to|all) .. (die|dead|burn)
        goodbye to (your|ur|her|his)
        suicide (prevention|awareness|squad|hotline (poster|number was))
        go on (the|your|my|line|there|website|portal|vacation|that|a|this site|to)
        seguir (recibiendo|pagando|esperando|hablando|con ustedes|en (la|su) lista|siendo|con \
            (estos|este|esta|los|las|el pago)|discutiendo|insistiendo|teniendo|viendo|en \
            contacto|trabajando)
        (ya )? no quiero (estar|seguir) (aqui )? (en (esta|la|su) lista|recibiendo)
    """,
    silent=False,
)
