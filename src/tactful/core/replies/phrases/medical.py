"""Words for a medical emergency (policy.md, section 7)."""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.phrases.figures import FIGURES_OF_SPEECH, NO_EMERGENCY
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind

MEDICAL: Final = Topic(
    "medical",
    Label.MEDICAL_EMERGENCY,
    "may be about a medical emergency",
    hold=HoldKind.SAFETY_MEDICAL,
    work=WorkKind.SAFETY,
    urgency=Urgency.P0,
    en="""
        (can not|could not|not able to|unable to|hard to|hard time|trouble|difficult*|struggl* \
            |barely|hardly|cannot|labored|stopped|not|problem*|fighting to|gasping|hurts to \
            |painful to|having issues) .. breath*
        short* (of|on) breathe
        (no|out of|lost my|catch my|catch his|catch her) breathe
        (gasping|wheezing|suffocating|hyperventilat*|asphyxiat*)
        asthma attack
        not (getting|get) (enough )? (air|oxygen)
        chest (pain|pains|hurt|hurts|hurting|pressure|tight|tightness|tightening|is|feels|has \
            |discomfort|ache|aches|aching|heavy|burning|been)
        (pain|pains|pressure|tightness|tight|hurting|hurts|ache|crushing|squeezing|elephant \
            |stabbing|heaviness|burning) .. (in|on|my|his|her|the|across|around) chest
        (pain|pains|tingling|numbness|numb|hurts|weak*) .. (down|in|my|left|right|both) (left \
            |right )? (arm|arms|jaw|face|leg|side|hand)
        (left|right|my|his|her|one) (arm|side|leg|face|hand|arms) (is|are|has|have|went|going \
            |feels|just|gone)? .. (numb|paraly*|tingl*|weak|limp|droop*|not moving|can not \
            move)
        heart attack
        heart (is )? (racing|pounding|stopped|beating (so|too|really|very)? (fast|hard) \
            |palpitations|fluttering|skipping|rate is)
        cardiac arrest
        stroke
        aneurysm
        (seizure|seizures|seizing|convuls*|epileptic)
        (shaking|twitching|jerking) .. (uncontrollably|can not stop|all over|floor|not \
            responding|foam*)
        foam* (at|from) the mouth
        bleed*
        blood (everywhere|all over|is|coming|pouring|gushing|soaking|clots|loss|wont stop|in \
            (my|his|her|the) (stool|urine|vomit|pee|poop|toilet|eye|ear|diaper))
        (lost|losing|lose|vomit*|throw*|cough*|spit*|puk*|pee*|poop*|pass*|urinat*|pissing|so \
            much|lots of|lot of|tons of|covered in|too much) (up )? (a lot of |so much |too \
            much |bright red |red )? (blood|blood clots|clots)
        hemorrhag*
        (wound|incision|stitches|cut|surgery site|scar|sutures) .. (open|opened|burst|gushing \
            |pouring|wide open|split|squirting|ripped|popped)
        (pass|passed|passing|black|blacked|blacking) out
        faint*
        (unconscious|unresponsive|not responsive|not responding|nonresponsive|comatose|not \
            conscious|lost consciousness|losing consciousness|lost conciousness|not alert \
            |barely conscious|in and out of)
        (will|can|could|does|is|are|did) not (wake|waking|waken|respond|responding|move|moving \
            |get up|getting up|coming to|breathe|opening (his|her) eyes|open (his|her) eyes)
        (i|he|she|they|we|baby|{relative}) .. can not (wake up|walk|swallow|get up|stand up \
            |stop (shaking|vomiting|throwing up|bleeding|crying))
        can not wake (him|her|my|the|up)
        (he|she|{relative}) can not (talk|speak|see|move) (and|his|her|at all|suddenly|all of a \
            sudden)
        (collapsed|keeled over|dropped to the floor|fell and (hit|can|is|was|broke|wont|hurt|not))
        (fell|fallen|fall) .. (not|can not|head|stairs|unconscious|hip|blood|moving|get up \
            |ladder|broke|roof)
        (hit|hurt|cracked|banged|smashed|bumped) (my|his|her|their) head
        head injury
        chok*
        (swallow*|ate|drank|drinking|ingested) .. (bleach|battery|batteries|coin|poison|magnet \
            |magnets|detergent|something|toy|antifreeze|cleaner|pods|chemical*|button|glass|too \
            many|whole bottle|drano)
        (throat|airway|windpipe) .. (clos*|swell*|swollen|tight*|swole|lump|itchy and)
        (tongue|lips|face|neck|mouth|eyes) .. (swell*|swollen|swole*|puff* up|blowing up|blew \
            up|huge|droop*|turning blue)
        (allergic|alergic|allergy) (reaction|to|and)
        allergic
        anaphyla*
        epi (pen|pens)
        epipen
        hives .. (all over|everywhere|throat|breath*|spreading)
        overdos*
        (took|taken|taking|gave|given|injected|swallowed|drank) .. (too many|too much|double \
            |triple|twice|wrong|entire|whole|bottle) .. (pills|dose|doses|medicine|insulin|meds \
            |pill|medication|tylenol|drugs|bottle|methadone|fentanyl|xanax|oxy)
        (od|oded|overdosed|fentanyl|narcan|heroin)
        poison*
        (face|mouth|eye|smile) (is )? droop*
        slur*
        (can not|could not|not able to|lost|not) (feel|feeling|move|use) (in )? (my|his|her|one \
            |half|any of my) (left|right|whole|entire)? (arm|arms|leg|legs|face|side|hand|hands \
            |feet|body|toes|fingers)
        (worst|severe|blinding|horrible|unbearable|excruciating|splitting|sudden|extreme \
            |terrible|really bad) (headache|migraine|head pain)
        (vision|sight|eyesight) .. (going|gone|blurr*|lost|losing|double|went|black|fading)
        (can not|could not) see .. (out of|anything|left eye|right eye|my eye|straight|all of a \
            sudden)
        (went|going|gone) blind
        loss of (vision|sight|hearing|speech|consciousness|feeling|movement|balance)
        (call|calling|called|need|needs|needed|send|get|dial|sending) .. (911|ambulance \
            |paramedic*|ems|medic|emt|emts|fire department)
        (911|ambulance|paramedics)
        (this is|its|it is|is|have|having|real|medical|life threatening|life or death|an|got) \
            (a |an |now )? emergency
        emergency
        (need|needs|want|get|send|please|someone) .. help (now|right now|asap|immediately|fast \
            |quick|quickly|hurry|me please|please now|please hurry)
        (please|someone|somebody|god|oh god|hurry) (please )? help (him|her|my {relative}|now)
        help (him|her|my {relative})
        help (me|us) (now|right now|hurry|fast|god|oh god|i am (dying|bleeding|going to))
        (somebody|someone|anybody) help $
        (going|on) (to )? (the )? (er|emergency) (right now|now) (because|for|with)
        water (broke|just broke|has broken|breaking)
        (in|going into) labor
        contractions
        (miscarr*|losing the baby|lost the baby|losing my baby|ectopic|placenta|preeclampsia)
        baby (is|has|not|stopped|wont|just)? .. (not moving|stopped moving|moving anymore \
            |kicking|blue|limp|not breathing|not waking|fever)
        (fever|temp|temperature) (is |of |at |was |over |hit )? (102|103|104|105|106|107)
        (102|103|104|105|106) (degree |degrees )? (fever|temp)
        (fever|temp|temperature) .. (wont|will not|not) (go down|break|come down)
        (turning|turned|lips are|going|skin is|gone|lips|looks) (blue|purple|gray|grey)
        (sugar|glucose|a1c) (is|at|level|was|reading|dropped|crashed|over|under|low|high) .. \
            (30|40|45|50|400|500|600|low|high|crashing|dropping|passing|shaking)
        diabetic (shock|coma|ketoacidosis|emergency)
        (severe|extreme|excruciating|unbearable|agonizing|intense|terrible|worst|horrible|so \
            much|crazy|insane|10 out of 10|sharp) (abdominal |stomach |belly |chest |back |head \
            |lower )? (pain|cramps|cramping|agony)
        (i|i think i|he|she|baby|{relative}|we|think i|feel like i|feels like i) (am|is|are \
            |might be|could be|was|may be|going to|am going to|feel like)? (dying|going to die \
            |die right now|about to die|literally dying)
        (been|got|was|is|were|just got|someone|he|she) (shot|stabbed|hit by a car|run over \
            |electrocuted|burned|beat up badly|attacked by|bit by a snake|bitten by)
        (car|bad|just had|terrible|in an|motorcycle) (wreck|crash|accident) .. (just|now \
            |bleeding|trapped|hurt|help|pinned|911)
        (third|second) degree burn*
        (broke|broken|snapped|bone) .. (sticking out|through the skin|neck|spine|bone is)
        sepsis
        (septic|infected) .. (shock|fever|red streak*|spreading|chills|confused)
        red (streak|streaks|line|lines) .. (up|spread*|from|going)
        (throwing up|vomiting|puking) .. (non stop|nonstop|can not stop|for (2|3|4|two|three) \
            days|everything|all (day|night)|keep anything|green|coffee|wont stop|not stop)
        can not (keep|hold) (anything|food|water|fluids|nothing) down
        (not|have not|hasnt|has not|can not) (peed|pee|urinated|pooped) (in|for|since|at all)
        (severely |so |very |really |badly )? (dehydrated|disoriented|delirious|hallucinat*) .. 
        (confused|not making sense|talking nonsense|acting (weird|strange|confused|drunk)|does \
            not know (who|where)) .. (fever|fell|after|suddenly|since|surgery|medicine|meds|he \
            |she|is)
        (hurt|hurts|hurting|pain) (so|too|really) (bad|badly|much) .. (can not|not|help|walk \
            |move|breathe|pass out)
        (numb|numbness) .. (face|arm|leg|side|half)
        (just|got) (been )? (raped|sexually assaulted)
        (passing|passed) .. (clots|blood|out)
        carbon monoxide
        something (is )? (very|really|seriously|terribly|bad) .. wrong with (my|him|her|me|the)
        (drank|drink|chugged|ate|swallowed|took) .. (bottle|cup|gallon|whole thing|can|entire) of
        (acting|seems|looks|is) (confused|drunk|strange|weird|out of it|limp) .. (arm|face|talk|walk|lift|move|speech|stand)
        can not (lift|raise|move|bend|close|open|hold) (his|her|my|one|the|either) .. (arm|arms|leg|hand|face|mouth|eye|head|side)
        (slumped|keeled|doubled|collapsed) over
        (hit|on|fell to|fell on|lying on|laying on|passed out on) the (floor|ground) .. (shak*|not|uncon*|bleed*|cant|can not|jerk*|respon*|mov*|cold|blue)
        (skin|lips|face|nails|he|she) (is|are|looks|has gone|turned|turning|went) (grey|gray|blue|purple|pale|white and|yellow|cold)
        (cut|sliced|chopped|lost|severed|smashed|crushed|amputat*) (off|part of|my|his|her|the tip of|the end of)* (finger|fingers|thumb|toe|toes|hand|foot|arm|leg|ear)
        (burned|burnt|scalded|burn) (my|his|her|the|herself|himself)? (arm|hand|face|leg|body|chest|skin|foot|baby|son|daughter|self)
        skin .. (peeling|melting|blistering|falling)
        (drooling|foaming|gagging|stridor|wheezing|turning)
        can not swallow
        (pacemaker|defibrillator|icd) .. (shock*|going off|beep*)
        (pulse|heart rate|hr|heart) (is|at|of|over) (16*|17*|18*|19*|2*|high|low|racing|30|35|40|thready)
        no pulse
        (oxygen|o2|sats|spo2|sat) (is|at|level|are|dropped|down|level is)* (6*|7*|8*|low|dropping)
        (bp|blood pressure|pressure) (is|at|was|reading|of)* (18*|19*|20*|21*|22*|23*|24*|through the roof|sky high|dangerously)
        (face|eyes|lips|tongue|throat|eye) (is|are|all|got|getting|so)* (puffy|swollen|puffed|swelling|swole)
        (newborn|infant|baby|week old) .. (fever|not eating|limp|lethargic|not waking|blue|102|101|103)
        (leg|calf|arm) (is|looks)? .. swollen .. (hot|red|breathe|chest)
        (took|gave|given|swallowed) .. (by (mistake|accident)|accidentally|wrong (pill|medicine|dose))
        (stung|bit|bitten|bite) by (a|an) (bee|wasp|snake|scorpion|spider|dog)
        (house|apartment|kitchen|car|building|home) .. (on fire|burning|burned down now)
        baby (has|have|had|is|did)? not (moved|moving|kicked|move|eating|peeing|waking)
        (toddler|baby|kid|child|son|daughter|dog|he|she) .. (ate|drank|swallowed|got into) .. \
            (pills|meds|medicine|battery|chemicals|bleach|poison|vitamins|gummies)
        (gave|took|given|taken) .. (too much|too many|double|wrong) .. (medicine|tylenol \
            |medication|insulin|pills|motrin|benadryl)
        (alarm|gas leak|smell gas|smoke inhalation)
        (trapped|pinned|crushed) .. (car|under|wreck|in|help)?
        (dizzy|lightheaded|faint) .. (and|with) .. (blood|bleeding|chest|numb|pass|vomit*|clots \
            |breath*)
    """,
    es="""
        (no (puedo|puede|podemos|alcanza a|logro|logra|podia|pude|esta|deja|me deja)|no|dejo de \
            |cuesta|dificil|dificultad (para|al|de)?|problemas (para|al|de)?|trabajo|apenas \
            |batall*|duele al|le cuesta|me cuesta|casi no puedo|casi no puede|falta) .. respir*
        (falta|faltando|sin|quedando sin|me falta|le falta|no me entra|no le entra) (de )? (el \
            )? aire
        (ahog*|asfixi*|atragant*|sofoc*)
        (dolor|duele|dolores|presion|opresion|punzad*|ardor|molestia fuerte|apret*|duelen \
            |doliendo|pesadez|piquet*) .. pecho
        pecho .. (duele|aprieta|apretado|oprim*|presion|cerrado|arde|doliendo|pesado|va a explotar)
        (dolor|duele|dormid*|adormec*|entumec*|hormigue*|debil*) .. (brazo|brazos|mandibula \
            |lado izquierdo|lado derecho|media cara)
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
        no (responde|reacciona|despierta|contesta y esta|se mueve|abre los ojos|vuelve en si|se \
            despierta|puede hablar|puede moverse|puede caminar|puede despertar|recupera)
        (no|sin) .. (desperta*|reaccion*) 
        se (cayo|callo|golpeo|pego) .. (cabeza|no|escaler*|inconsciente|sangr*|cadera|mueve \
            |levant*|feo)
        (golpe|golpeo|golpee|pego|pegue) .. (la|en la) cabeza
        (sobredosis|sobre dosis)
        (tom*|trag*|beb*|comio|ingir*|inger*) .. (veneno|cloro|pila|moneda|detergente|pastillas \
            de mas|demasiad* (pastilla*|medicina|insulina)|muchas (pastillas|medicinas \
            |pildoras)|raticida|limpiador|quimico*|frasco entero|juguete|gasolina)
        (envenen*|intoxic*)
        (reaccion|reaccionando|ataque) (muy )? (fuerte |grave |mala )? (alergic*|anafil*|de alergia)
        (alergic*|anafil*)
        (se me|se le|se nos) .. (cierra|cerro|cerrando|inflam*|hinch*|durmio|duerme|adormec* \
            |paraliz*|torcio) .. (garganta|lengua|cara|boca|brazo|pierna|lado|cuello|mano)
        (garganta|lengua|labios|cara|boca|cuello|ojos) .. (cerr*|hinch*|inflam*|infl*|apret* \
            |azul*|morad*)
        hinch* .. (la|los|mi|su|toda) (cara|garganta|lengua|labios|boca|cuello)
        (llam*|mand*|necesit*|envi*|manden|pid*|venga*) .. (ambulancia|911|emergencias \
            |paramedicos|bomberos)
        (ambulancia|nueve once|911)
        (es|tengo|tenemos|hay|una) (una )? emergencia
        emergencia
        auxilio
        (ayud*|socorro) .. (por favor|urgente|rapido|ahora|pronto|se muere|se esta|no puedo|ya \
            |dios|mi {pariente})
        (ayudenme|ayudeme|ayudame|socorro)
        (necesito|necesitamos|manden|urge) .. ayuda (urgente|ya|ahora|rapido|medica|pronto \
            |inmediata)
        (me estoy|se esta|se me esta|me siento|nos estamos|se nos) (muriendo|muere|morir \
            |ahogando|desangrando|que me muero|asfixiando)
        (me|se|se me|se nos|creo que me) (muero|muere|voy a morir|va a morir) (ayud*|de (un \
            )?(infarto|dolor)|mi {pariente}|ya|aqui|creo)?
        (durmio|duerme|adormec*|entumec*|paraliz*) .. (brazo|cara|lado|pierna|mano|cuerpo|boca \
            |mitad)
        (brazo|cara|lado|pierna|mano|cuerpo|boca|mitad) .. (dormid*|dormido|durmio|adormec* \
            |entumec*|paraliz*|torcid*|no (lo|la|se)? (siento|mueve)|chueca|caida|caido)
        no (siento|puedo mover|mueve|siente|puede mover) (mi|el|la|las|los|mis|su|un|una) \
            (brazo*|pierna*|cara|lado|mano*|cuerpo|pies|pie)
        (no puedo|no puede|dejo de|dificultad para|trabajo para|cuesta|arrastra las palabras) \
            (hablar|ver|moverme|mover|caminar bien|tragar)
        (perdi|perdio|perdiendo|no tengo) (la )? (vista|vision|el habla)
        (veo|ve|vision) (borroso|doble|borrosa|todo negro)
        (rompio|romperse|se me rompio|rompi) .. fuente
        contracciones
        (dolores|trabajo) de parto
        (bebe|nino|nina) .. (no se mueve|no respira|azul|morad*|no despierta|fiebre|convuls*|no \
            llora|no patea)
        (perdiendo|perdi|perder) (a )? (el|mi|al) bebe
        (fiebre|calentura|temperatura) .. (39|40|41|42)
        (fiebre|calentura|temperatura) (muy |de |esta en |no |altisima|alta|que no|como de|a) \
            .. (40|41|39|alta|altisima|baja|cede|quita|104|103)
        (no para|no deja|no paro|no ha parado|no puedo parar|no dejo) de (vomitar|sangrar \
            |temblar|convulsionar|toser|tener)
        (dolor|dolores|duele) .. (insoportable|muy fuerte|fuertisimo|horrible|terrible|intenso \
            |inaguantable|muchisimo|que no aguanto|no aguanto|severo)
        (azucar|glucosa|presion) .. (muy alta|muy baja|altisima|bajisima|por los cielos|en (300 \
            |400|500|600|40|50|200|220)|se me subio|se me bajo|se le subio|se le bajo|desmay*)
        (coma|choque) diabetic*
        (balazo|balazos|balace*|apunal*|acuchill*|atropell*|quemadura* de|baleado|baleada) 
        (herida|puntos|cirugia|corte) .. (abrio|abrieron|abierta|abierto|revent*|pus y fiebre)
        (cort*) .. (dedo|mano|brazo|pierna) .. (sangr*|no (para|deja)|arteria|caer|profund*)
        (no )? (deja|para) de salir(le)? sangre
        sale* (mucha )? sangre
        (se|me) (quem*) .. (aceite|agua|fuego|cara|mano|brazo|cuerpo|piel|gasolina)
        (tirad*|tendid*) .. (piso|suelo|bano|calle)
        (no (le|tiene|siento)|sin) (siento|encuentro|hay)? (el )? pulso
        (se|esta) .. (poniendo|puso|pone) (morad*|azul|palid*|blanc*|fri*|amarill*|gris)
        (ojos en blanco|espuma (por|en) la boca|echa espuma)
        (oxigeno|saturacion|presion) (en|esta en|bajo a|de|a) (80|81|82|83|84|85|70|75|78|79|60|200|210|220|180|190)
        (picó|pico|mordio) .. (alacran|abeja|serpiente|vibora|arana|perro|avispa)
        no siento (la|el|mi|mis|las|los) (lengua|pulso|boca|piernas|manos|brazos|cara)
        (se )? (me|le|nos) (fue|va|acaba|esta acabando|termina) (el|todo el) aire
        no (puede|puedo) (mover|levantar|sentir|cerrar|abrir) (el|la|medio|media|un|una|los|las|su|mi) .. (cuerpo|brazo|pierna|cara|lado|mano|boca|ojo)
        (le|me|nos|les) (dispararon|apunalaron|balearon|atropellaron|acuchillaron|golpearon feo \
            |dispara)
        (lo|la|los|las) (apunalaron|balearon|atropellaron|acuchillaron|hirieron|balacearon)
        (le|me) (dio|esta dando|dieron|esta dando) (un|una|unos)? (ataque|infarto|derrame \
            |convulsion*|embolia|paro|desmayo|ataques)
        (temblando|tiembla) .. (suelo|piso|cuerpo|no para|mucho y)
        (le|me) (di|dieron|dio|tome|puse|puso) .. (demasiada|mucha|doble|de mas|sobredosis \
            |equivocada) .. (medicina|insulina|dosis|pastilla*|jarabe)?
        (39|40|41|42) .. (fiebre|calentura|temperatura|grados)
        (delira*|delirando)
        (se me|se le) (rompio|revento|rompieron|abrio) .. (fuente|herida|puntos|bolsa)
        (chocamos|choque|volcamos|nos volcamos|accidente) .. (ambulancia|ayuda|atrapad*|sangre \
            |grave|ahorita)
        (casa|edificio|departamento|cocina) .. (quemando|incendio|fuego|incendiando)
        (comio|trago|tomo) .. (moneda|pila|pastillas|cloro|veneno|jabon|juguete|medicina*)
        (no )? aguanto el dolor
        me (acaban de|acaban|violaron|estan) (violar|violaron|asaltar y)
        derrame cerebral
    """,
    unless=FIGURES_OF_SPEECH + NO_EMERGENCY,
)
