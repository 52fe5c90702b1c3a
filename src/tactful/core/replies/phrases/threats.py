"""Threats to staff, to others or to the building (policy.md, section 7)."""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.phrases.figures import FIGURES_OF_SPEECH
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind

THREAT: Final = Topic(
    "threat",
    Label.THREAT,
    "may threaten people or the building",
    hold=HoldKind.SAFETY_THREAT,
    work=WorkKind.SAFETY,
    urgency=Urgency.P0,
    silent=True,
    en="""
        (will|going to|about to|would|want to|ought to|should|might|may|ready to|swear|swear to \
            god|love to|like to|need to|plan to|planning to|have to|make me|let me|coming to \
            |come and|come over and|come there and|come down and|came to|tempted to|could \
            |rather|someone|somebody|and|or|i just|you get|get|gets|getting|deserve to be \
            |deserve to) .. {harm} .. {you}
        (will|going to|want to|would love to|swear to god i will|might|about to|ready to|gonna) \
            (just |fucking |fuck )? (kill|shoot|stab|murder|strangle|hurt|bomb|beat|burn|punch \
            |blow up|shoot up) .. (you|someone|somebody|everybody|everyone|them|him|her|people \
            |all|doctor|nurse|staff|place|office|clinic|building|hospital|down|up)
        (kill|shoot|stab|murder|strangle|punch|beat|hurt|burn|bomb|choke|smash|break|slap|rape \
            |behead|blow up|burn down) (you|u|your|all of you|you all|you people|every one of \
            you|everyone|everybody|somebody|someone|that doctor|the doctor|that nurse|that \
            woman|that man|them all|every last|this place|that place|the place|the clinic|the \
            office|the building|the hospital|your (doctor|nurse|office|clinic|building|staff \
            |family|kids))
        (blow|burn|shoot|tear|light|torch|level) .. (place|office|clinic|building|hospital|door \
            |doors) .. (up|down|apart|fire|ground)
        (burn|blow|shoot|tear|light) (it|this|that|your|you|everything|them|the whole) .. (up \
            |down|apart)
        (set|light) .. (on fire|fire to|ablaze)
        (bomb|bombs|bombing|explosive*|grenade|molotov|pipe bomb)
        (gun|guns|pistol|rifle|shotgun|glock|firearm|ar15|ar 15|ak47|ak 47|revolver|9mm|semi \
            automatic)
        (armed|strapped|locked and loaded|loaded|heat on me|packing heat)
        (bring|bringing|brought|have|got|grab|grabbing|carry|carrying|with|get) (my|a|the|some \
            |me a) (gun|knife|bat|blade|machete|weapon|weapons|piece|strap|hammer|axe|baseball \
            bat|crowbar|gas can|gasoline|lighter|match|matches|brick|boys|crew|homies|friends \
            over)
        (shooting|shooter|massacre|columbine|go postal|going postal|bloodbath|body bag|body \
            bags|body count|carnage)
        (come|coming|came|comin|go|going|drive|driving|head|heading|pull|pulling|show|showing \
            |roll|rolling|drop|dropping|be|headed|on my way) .. (down|up|over|on down|right \
            over|to) (there|here|to (your|that|the|this) (office|clinic|place|hospital|house \
            |building|work|job)|to see (you|yall|the doctor))
        (down|up|over) there (and|to) .. (hurt|get|show|make|see|teach|find|deal|settle|handle \
            |kick|beat|kill|whoop|fix|straighten|confront|raise hell|flip|tear|bust|wreck)
        (know|found|find|finding|got|have|figured|figure|looked up|look up|seen|saw|learn*|get \
            |following) .. (where|address|addresses|what car|which car|your car|your license \
            plate|your schedule|what time|your shift|your house|your kids|your family|your name \
            and) .. (you|your|she|he|they|u|doctor|nurse|yall|live|lives|park|parks|work|works \
            |sleep|sleeps|kids|family|house|off|leave|leaves|get off|shift|school|home|drive \
            |staff|manager|goes|go)
        (watch|watching) (your|ur|you|yall|all of you|her|his|out|it|the|every move|over your) \
            .. (back|backs|step|self|yourself|closely|leave|kids|parking|house|car|mouth)
        (watch|watching) (your back|out)
        know when (you|she|he|they|doctor|your) .. (get off|leave|leaves|close|arrive|come|work \
            |go|open|shift|gets off|alone)
        (will|going to) (find|hunt|track|get|come find|come get) (you|him|her|them|whoever|every)
        coming to (get|find|see|visit|hurt|kill) (you|him|her|them|your)
        (deserve|deserves|ought|needs|need|should) (to )? be (shot|killed|beaten|hung|hanged \
            |hurt|stabbed|dead|executed|strung up|taken out|beat)
        (deserve|deserves) to die
        (you|yall|you all|she|he|they|you guys|somebody|someone|people|that doctor|whoever) .. \
            (better|best|should|need to|had better) .. (watch|watch out|hope|pray|hide|run|be \
            careful|be scared|be afraid|sleep|look over|not come|not walk|beware)
        (better|you should|gonna) (hope|pray) (i|we|my|you|that i) .. (not|never|catch|see|find \
            |run into|meet|show up)
        (will|going to|gonna|are going to|gon|shall|make|live to|come to) .. regret
        regret (it|this|ever|that|messing|the day|calling|texting|what|doing)
        (make|making|made) (you|yall|them|her|him|someone|somebody|the doctor|that doctor|all \
            of you|everyone|whoever|sure you) .. (pay for|suffer|sorry|regret|bleed|hurt|wish \
            |cry|beg|disappear|hurting|pay with|remember me|famous)
        (you|yall|you all|she|he|they|someone|somebody|you people|that doctor) (will|are going \
            to|is going to|gonna|is gonna|all going to|better|are all going to|are all) .. (pay \
            for (this|what|that|it|everything|doing|your|how)|be sorry|get what|get yours|get \
            hurt|get shot|get killed|die|be dead|end up dead|bleed|suffer|burn in|see what \
            happens|learn|feel my|find out what|wish you|disappear|meet your|end up in|be next|catch|catch these|need an ambulance|not see|not make it|not walk|lose)
        pay for (what you|what he|what she|what they|what that|this with|your sins|this you \
            will see)
        (someone|somebody|people|one of you|everyone|all of you|you all|yall) (is|are|will \
            |might|could|may|gonna|needs to|is going to|are going to|should|will all|better) .. \
            (get hurt|gets hurt|getting hurt|get shot|get killed|die|be dead|dead|bleed|get \
            stabbed|pay with|end up dead|hurt bad|going to get|be sorry|burn)
        (somebody|someone|people) .. (dead|die|hurt|killed|shot|harmed)
        you are (all |so |a |fucking )? (dead|dead meat|dead man|dead woman|done for|next \
            |finished|a goner|marked|as good as dead|mine)
        (you|yall|she|he|they|the doctor) (is|are|as good as) dead
        (hope|pray|wish|praying|hoping) .. (you|yall|you all|your|she|he|they|the doctor|all of \
            you|someone) .. (die|dies|die slow*|burn|burns|get shot|gets shot|get cancer|rot \
            |rots|get killed|get hit|suffer|dead|choke|crash)
        (put|putting|send|sending|lay|laying) (you|him|her|them|your|yall|someone|that doctor|a \
            bullet|a cap|one) .. (ground|hospital|grave|body bag|icu|six feet|morgue|head \
            |wheelchair|dirt|coffin|casket|under)
        (six feet under|in the ground|in a ditch|in a grave|body parts|your grave|your funeral \
            |your coffin|your casket)
        (next time|when|once|if|soon as|the day|wait till|wait until|until) i (see|catch|find \
            |get|run into|meet|come|am there|show up|get hold|get my hands|get there|lay eyes) \
            .. (you|yall|her|him|them|that|the doctor|there|in person|face to face|it is over \
            |you are|will be|outside)
        (get|got|put|lay) my hands on (you|her|him|them|that|whoever|the|your|yall)
        (see|watch|find out|wait and see|find out real quick) what (happens|i do|i am capable|i \
            can do|will happen|im capable|comes next|i will do|is coming)
        (days|time|hours) (are|is) (numbered|up|coming|limited)
        (sleep|sleeping) with one eye
        (say|kiss) .. goodbye to (your|ur|her|his)
        (slash|slashing|key|keying|cut|cutting|pop) .. (tires|tire|car|cars|brake lines|brakes)
        (brick|bricks|rock|rocks|bottle|bullet|bullets) .. (window|windows|head|door|through \
            |with your name|for you|face)
        (follow|following|followed|stalk|stalking|track|tracking|hunt|hunting) (you|her|him \
            |them|yall|your|the doctor|that) .. (home|house|down|car|around|kids|family|until \
            |leave)
        (wait|waiting|sitting|be|standing|parked) .. (outside|parking lot|by your car|for (you \
            |her|him|them|yall|the doctor)|in the lot|at your house|at your door|when you (get \
            off|leave|come out|close|walk out)|after work|at closing) .. (you|your|yall|her|him \
            |them|see|with|when|tonight|leave|there|close)
        (have|got|know|send|sending) (some |a few |a couple |my |the )? (friends|people|guys \
            |boys|cousins|brothers|homies|crew|biker|bikers|cartel|gang) .. (who|that|will \
            |visit|pay you|over there|to your|take care|handle|deal|know where|to see you|come)
        (pay|paying) (you|yall|her|him|them|the doctor|your (office|clinic|house|kids|family)) \
            .. (a visit)
        (pay|paying) .. a (little )? visit (soon|tonight|tomorrow|you will)? (regret|not like \
            |wont like|remember|gun)
        (your|ur|her|his|their) (kids|children|family|wife|husband|mother|house|daughter|son \
            |home|car|life|face|head|neck|legs|teeth|skull|blood|knees|throat) (will|is|are \
            |going to|is going to|would|in danger|better|wont be|wont|gets|on the|be) .. (hurt \
            |pay|next|dead|safe|danger|harmed|burn|regret|mine|floor|wall|over|broken|bleed|die \
            |suffer|bashed|smashed|cut)
        (break|breaking|smash|smashing|bash|kick|kicking|knock|beat|beating|punch|slap|crack \
            |stomp|cave|rip|tear|bust|busting|whoop|whip|rearrange|fuck up|mess up) (your|ur \
            |her|his|their|that doctors|someones|somebodys|yalls|the doctors|some) .. (face \
            |neck|legs|leg|teeth|skull|head|jaw|ass|nose|arms|arm|knees|kneecaps|door|doors \
            |windows|window|throat|heart out|limb|fingers|hand|bones)
        (kick|whoop|beat|whip|stomp|smack|slap) (your|ur|yalls|her|his|their|some|that) .. (ass \
            |asses|butt|mouth|face)
        (beat|smack|slap|kick|whoop|knock|scare|punch|cut) the (shit|hell|crap|life|living|fuck \
            |teeth|piss|taste) out of (you|your|yall|her|him|them|the|someone|that|whoever)
        (throw|catch|throwing|square up|these) (hands|fists|punches|a punch) .. (you|yall|her \
            |him|with|coming|everyone)
        (blood) .. (on your hands|will spill|in the streets|on the floor|on the walls|be \
            spilled|will run|your)
        (not|wont|will not|never|aint) .. (safe|make it home|leave (there )? alive|see (tomorrow|your kids|your family|another day)|walk out|get home|wake up tomorrow) .. (you|yall|your|she|he \
            |anymore|from me|there|alive|tonight|here|staff|kids|tomorrow|again)?
        (you|yall|she|he|they|no one|nobody|none of you|doctor|staff) .. (will|are|wont|is) .. \
            not .. (safe|make it home|leave alive|walk out|get out alive|live)
        (someone|somebody|i) .. (needs to|ought to|should|has to|gotta|got to) .. (put|teach \
            |shut|take|stop|end|deal with|straighten) (you|her|him|them|that|yall|the doctor|a \
            bullet|this clinic) .. (down|lesson|out|up|place|head|permanently|for good|life)
        (teach|teaching) (you|yall|her|him|them|that doctor|someone|the staff|all of you|these \
            people) .. lesson
        (show|showing) (you|yall|her|him|them) .. (what i am|what real|who i am|what happens \
            |pain|what i do to|my gun|what fear)
        (hit|punch|slap|attack|assault|harm|strangle|choke|smack|spit on|fight|jump|grab|shove) \
            (the|your|that|a|this|one of your) (doctor|nurse|receptionist|staff|manager|girl \
            |lady|guy|people|biller|clerk|front desk|dr|secretary|worker|employee)
        (street justice|vigilante|take matters into my own hands|handle (it|this) myself|handle \
            this my way|do something about it myself|my own way)
        (violence|violent) .. (you|i|answer|only|way|get|become|turn|about to)
        (get|getting|turn|turning|become|go|going|become) (ugly|violent|physical|crazy|bloody \
            |nuts on|off on|ballistic|psycho|medieval) .. (you|if|there|people|next|someone \
            |over|on|when|quick|fast)?
        (tell|warn|call|get) (your )? (security|the cops|the guards|the staff|everyone) .. (ready|run|duck|hide|coming|be there|leave)
        (insurance) covers .. (broken|fire|damage|windows|funeral)
        (bring|bringing|brought|have|got) (something|a present|a gift|a surprise) (special )? for (all of you|you all|you|yall|her|him|them|everyone)
        (love|like|want|waiting|cant wait|would love) to see .. (in flames|burn|burning|on fire|dead|bleed|suffer|ashes|destroyed|crying|hurt)
        in flames
        (is|are|be) (first|next|going first|on the list|on my list|number one) $
        (be a|such a|would be a) shame (if|should) .. (happen*|hurt|fire|burn*|accident)
        (shame if something|something (bad )? (will|might|could|is going to|may) happen|something happened) .. (you|your|her|him|it|them|staff|car|family|office|clinic)
        know (which|what|when|where|whose|how) .. (exit|door|car|leave|lock up|close|route|alone|bus|street|house|shift)
        when (you|yall|she|he|they) (lock up|close up|close|get off|leave|walk out|walk to|are alone|come out) .. (tonight|tomorrow|later|alone|i will|ill|waiting|car)
        (nobody|no one|none of you|none of yall) .. (safe|leaving|leave|getting out|survive|live|alive)
        (bullet|round|grave|coffin|knife) with (your|her|his|their|the doctors) name
        (got|get|getting|just got|came) out of (prison|jail) .. (coming|see you|visit|find|looking|pay)
        (learn|know|feel|find out|show you|teach you) what (pain|fear|real pain|suffering|hell|hurt) (is|feels|really)?
        (choke|knock|take|beat|lay|strangle|punch|snuff|stomp|drag) (you|her|him|them|yall|that _|somebody|someone|the (doctor|nurse|manager|receptionist)) (out|up|down|by|across|around|through|to death)
        put hands on
        (step|come|meet me|take it|lets go|lets take this) outside .. (say|fight|face|man|see|settle|now)
        say (it|that) to my face
        (cave|bash|kick|smash|split|crack|stave) .. (skull|head|face|teeth|brains) (in|open|out)?
        (swing|swinging) (a|my|the|on) (bat|hammer|pipe|you|everyone|axe|fists)
        (i am|im|be) (downstairs|outside|in the lobby|in the parking lot|at your door|right outside|in your lot) .. (now|count|see|come|waiting|with|you)?
        (tick tock|tik tok) .. (time|coming|you)
        (leave|leaving|carried out|come out|walk out|going out) .. (in a|on a) (body bag|stretcher|coffin|casket|ambulance|bag)
        do to (your|her|his|their) (kids|family|wife|son|daughter|mother|husband|child)
        (do not|dont|never|better not) (walk|be|go|drive|park) .. (alone|to your car|outside|home|at night|in the dark)
        pay (that|your|the|this|them|him|her|you|yall) .. a visit
        (next|first) (person|one|idiot|fool|lady|guy) (that|who|to) .. (gets it|get it|dead|dies|pays|regret|hurt|sorry|will get)
        bulletproof
        (building|place|office|clinic) (comes|come|goes|go|falls|burns|is coming) (down|up)
        (ruin|end|destroy|wreck|take) (your|his|her|their) (life|lives|career|family|world)
        karma is (coming|a bitch and|going)
        (own|got|have|collect) (several|many|two|lots of|a few|some|a bunch of|guns) guns
        catch (a|an|these|some) (beating|bullet|fade|case|hands|charge|whooping|ass)
        (doctor|nurse|staff|you|yall|he|she|they|office) (better|should|will|needs to|had better) (have|get|hire|need|be) (security|a guard|cops|scared|afraid|a bodyguard|worried|protection)
        (afraid|scared|frightened|fear|terrified) of me
        (lose it|snap|flip|lost it|losing it|boiling point) .. (go down|go over|come|there|you|somebody|on you|hurt)
        (be|am|get) there in (5|10|15|20|30|an hour|five|ten|twenty|minutes) .. (not like|regret|ready|watch|see|wont|sorry|hide)
        (death threat|death wish|hit list|hit man|hitman|kill list|target on your|on my list|on \
            the list of people)
        (nowhere|no where|can not|nobody can|you can not) .. (hide|run from me|save you|protect \
            you|stop me)
        (run|hide) while you (can|still)
        (acid|poison) .. (your|face|you|coffee|water|doctor|staff)
        (last|final) (warning|chance) .. (hurt|or i|before i|come|else|then|kill|you will \
            |regret|burn|see|there)
        or (else|i will (come|kill|hurt|find|show up|be there|make|burn|shoot|handle|take care))
        (burn|rot) in hell .. (i will|soon|send you|when i|tonight|myself)
        (die|dye) (bitch|you|slow*|in a fire|mother*|asshole|already|pig*|all of you|scum)
        (come|coming|came|cum) (for|after) (you|your|yall|her|him|them|the doctor|all of you \
            |every|that doctor|whoever)
        (going to|will|might|gonna) (end up|get|be) (hurt|dead|shot|killed|beat|beaten|sorry)
        (know|got|have|found|seen|memorized) (her|his|your|their|yalls|the doctors) (car|house \
            |address|schedule|kids|family|license plate|route)
        (will|going to) (run|mow|plow|drive) (you|her|him|them|somebody|people|it) (over|down \
            |into|through)
        (someone|somebody|they|people|he|she) (shoots|burns|blows|bombs|kills|beats|shoot|burn \
            |bomb) (up|down)? .. (you|your|clinic|office|place|doctor|them|all)
        (office|clinic|place|building|hospital|house|car|it) (is|are) (going to|gonna) (burn \
            |blow|be rubble|get shot|get torched|go up|explode|pay)
        (gasoline|matches|gas can|lighter fluid|a match|molotov)
        (smash|break|bust|shatter|destroy|wreck|trash|shoot out) (every|all|the|your|all the \
            |out) .. (window|windows|door|doors|glass|computer|computers|office|place|building \
            |lobby)
        (will|going to|gonna) (end|finish|destroy|ruin|waste|erase|hurt|bury|murder|eliminate) (you|yall|you all|that doctor|the doctor|him|her|them|that \
            nurse|whoever|every one|each)
        (better not|had better not) (be|come|show|walk|let me) .. (there|when i|in|up|alone|see \
            |out|outside|around)
        (you|yall|he|she|they|doctor|nobody) (will|wont|would|going to) (not)? (see|know) .. \
            (it|what|me) (coming|hit|hits)
        (try|test|push|cross) me (and|again|one more|once more|i dare)
        (show|showing|shows|come|coming|turn|turning|pull|pulling|roll|rolling) up (at|to|on) \
            (your|his|her|their|the doctors|yalls) (house|home|job|door|kids|car|doorstep \
            |family)
        (he|she|you|doctor|that) .. is a dead (man|woman|person)
        (killed|hurt|shot|beat) (people|men|someone|somebody|a man|worse) (for|over|than|before)
        (will|gonna|going to) be (blood|bodies|hell to pay with|a bloodbath|violence|casualties \
            |consequences you)
        (kill|shoot|stab|hurt|matar|golpear) (alguien|someone|somebody|todos|one of) (en|at|in \
            |there|of)
        (start|started|come in|go in|walk in) .. (swinging|shooting|blasting|stabbing)
        (have|got) (something|a surprise|a gift|plans) for (you|yall|her|him|them|that doctor) \
            (when|soon|and|coming|waiting)
        (make|making) (you|them|yall|her|him|someone|somebody) (suffer|pay dearly|bleed|hurt \
            |beg|scream|cry)
        nothing (left )? to lose .. (know|gun|come|you|where|kill|take)
        playing with me .. (hurt|find out|see|learn|regret)
        (on my way|omw|headed|driving|walking) .. (with (a|my) (gun|bat|knife|boys|people|blade \
            |friends)|you better|get ready|be ready|hope you)
    """,
    es="""
        (los|las|te|le|lo|la|les|se) (voy|vamos|va|van|vas|vengo|juro que) (a |aver )? (ir a \
            |venir a |mandar )? .. {dano}
        (voy|vamos|va|van|vengo|quiero|ganas de|ganas|juro que|capaz de|dispuest* a|alguien \
            deberia|deberian|habria que|hay que|merecen que|merece que|quisiera|gustaria|a \
            punto de|te juro|les juro) (a )? .. (matarl*|matarte|matar a|golpearl*|golpearte \
            |quemarl*|quemar (la|el|su|ese|esa|todo|ese lugar)|balacear*|dispararl*|dispararte \
            |partirl*|partirte|romperl*|romperte|reventarl*|reventarte|madrearl*|acuchillarl* \
            |apunalarl*|desaparecerl*|hacerl* dano|hacerte dano|hacerles algo|lastimarl* \
            |incendiar*|volar (la|el|esa|ese)|explotar (la|el|esa|ese)|poner* (una )? bomba \
            |atacarl*|secuestrarl*|degollarl*|chingarl*|darl* (una (paliza|golpiza|leccion \
            |madriza)|un (tiro|balazo|susto)|en la madre|de balazos|plomo|su merecido)|cortarl* \
            el cuello|pegarl*|cachetear*|golpear (a|al)|matar (a|al)|linchar*|agarrarl* \
            |arrancarl*|envenenarl*|violarl*)
        (los|las|te|le|lo|la|les) (mato|quemo|mando matar|reviento|rompo (la|el|los|toda)|parto \
            (la|el|su|tu)|corto|balaceo|disparo|desaparezco|chingo|madreo|acuchillo|lleno de \
            plomo|agarro a|meto un|pego un|pongo una bomba|caigo|encuentro y|busco y|cargo la)
        (matar*|golpear*|quemar*|disparar*|balacear*|apunalar*|acuchillar*|degollar*|atacar* \
            |hacer dano|lastimar*|linchar*|secuestrar*|agredir) (a|al|el|la|los|las|su|esa|ese \
            |contra) .. (todos|todas|doctor*|medico|clinica|oficina|recepcionista|enfermera \
            |alguien|ustedes|lugar|hospital|cajera|edificio|familia|hijos|consultorio|personal \
            |casa|secretaria|senorita|gente|uno|dentista)
        (bomba|explosivo*|dinamita|granada|molotov)
        (pistola|pistolas|rifle|escopeta|machete|cuchillo|navaja|cuerno de chivo|metralleta \
            |arma|armas|armado|armada|revolver|bate)
        (balazo|balazos|balas|bala|plomo|plomazo*|tiroteo|balacera|matanza|masacre)
        (se|sabemos|averigue|averigüe|ya se|tengo|conozco|encontre|investigue|vi) .. (donde|a \
            que hora|direccion|su carro|tu carro|las placas|que carro|su casa|tu casa|quien \
            eres|quienes son) .. (viv*|trabaj*|estacion*|duerm*|sal*|estudi*|hijos|casa|carro \
            |familia|manej*|estan|encontrar*|doctor*|tu|su|sus)
        (se|sabemos) (donde|adonde) (viv*|trabaj*|estacion*|duerm*|estan|encontrar*|esta)
        (van|vas|va|ya) (a )? (ver|veran|vera|veras) (lo que|que|como|quien|de lo que|de que \
            |con quien|las|donde|si) ..
        (ya )? (van|vas|va) a ver
        (ya )? (veran|veras|vera)
        (ver|veran|veras|enterarse|saber|sabran) .. (lo que|que|de lo que|de que) .. (les va a \
            pasar|te va a pasar|le va a pasar|soy capaz|pasa cuando|les pasa|te pasa|les espera \
            |te espera|le pasa|va a pasar)
        (les|te|le|algo|algo malo|una desgracia|se los) (puede|va a|pudiera|podria|vaya a|va) \
            .. (pasar|cargar|llevar|doler|suceder|ocurrir|pesar) .. (algo|chingada|diablo|si \
            |cuando|mal|malo|familia|hijos|muy mal|feo|caro|todos|un dia)?
        (algo|algo malo|una desgracia) (les|te|le) (puede|va a|podria|vaya a) (pasar|suceder \
            |ocurrir)
        (arrepent*|arrepienta*) .. (si|van|vas|va|de|se|haber|esto|todos|cuando|por)?
        (se|te) (van|vas|va) a arrepentir
        (conmigo|me) (se las|las|la|te las|se la) (van|vas|va) a (ver|pagar)
        (me|esto|esta|esa|todo) (la|las|lo|esto|los)? (van|vas|va|voy) a (pagar|cobrar \
            |desquitar|vengar) .. (caro|cara|muy|con sangre|con su vida|con la vida|todas \
            |juntas|todos|por lo que|lo que me)?
        me (la|las|lo) (van|vas|va) a pagar
        me (las|la|lo) (pagaran|pagaras|pagara|pagan|pagas|voy a cobrar)
        (vengar*|venganza|desquit*)
        (cuid*|cuidese*) (mucho |bien )? (la espalda|las espaldas|tu espalda|su espalda|de mi \
            |cuando salg*|a (sus|tus) (hijos|familia)|porque|ustedes|si)
        (mas les vale|mas te vale|mas le vale|ateng*|atente|cuidado con|ojo con|mucho cuidado \
            |cuidadito)
        (los|las|te|le|lo|la|les) (estoy|voy a estar|ando|tengo|estare|estamos) (vigil*|esper* \
            |observ*|sigu*|vien*|busc*|cazando|checando|en la mira)
        (los|las|te|le|lo|la|les) (espero|voy a esperar|esperare|caigo|busco|voy a buscar|voy a \
            encontrar|encontrare|voy a caer) .. (afuera|salida|estacionamiento|noche|su casa|tu \
            casa|carro|cuando salg*|calle|en la calle|donde|uno por uno|hoy|esquina)?
        (voy|vamos|ire|iremos|vengo|llego|caigo|voy llegando|pasar) (a ir |para |a |hasta )? .. \
            (alla|oficina|clinica|hospital|consultorio|lugar) .. (arregl*|golp*|mat*|quem* \
            |partir*|romp*|con (mi|una|un|mis) (pistola|arma|cuchillo|machete|bate|primos \
            |hermanos|amigos|gente)|y (van|vas|va) a (ver|saber|arrepentir*)|ver que|lio|pelear \
            |bronca|a golpes|destroz*|desmadre|escandalo|se acuerd*)
        (prend*|meter*|echar*|pon*) .. (fuego|lumbre|gasolina|cerillo)
        (incendi*|quem*) .. (clinica|oficina|lugar|todo|carro*|casa|hospital|edificio|negocio \
            |local|consultorio|eso|ahi|adentro|ustedes)
        (se|te) (van|vas|va|merecen|mereces) (a )? (todos )? (morir|muert*|quemar|podrir|pudrir)
        (se|te|todos) (mueren|mueres|muere|moriran|moriras|moriria)
        (son|eres|estan|estas|esta|es) (todos |ya |bien )? (muert*|hombre muerto|mujer muerta \
            |difunt*)
        (ojala|espero) (que )? .. (se mueran|te mueras|se muera|los maten|te maten|lo maten|la \
            maten|les den un|choquen|se quemen|los atropellen)
        (romp*|part*|quebr*|revent*|deshac*|desfigur*|moler|madre*) (l* )? .. (la madre|la cara \
            |el hocico|las piernas|los dientes|la boca|el cuello|los huesos|la jeta|el alma|su \
            madre|tu madre|las patas|los vidrios|las ventanas|las llantas|el carro|la puerta)
        (ponch*|raj*|romp*|ray*) .. (llantas|carro|vidrios|ventanas|parabrisas)
        (su|tu|sus|tus) (familia|hijos|hija|hijo|esposa|esposo|mama|casa|carro|vida) .. (pagar* \
            |peligro|sigue|sufrir|corre|cuid*|pasar* algo|despid*)
        (tengo|conozco|mando|mandar|traigo) .. (gente|amigos|primos|cunados|conocidos|compas \
            |cartel|sicario*|pandilla|mara) .. (que|para|visit*|arregl*|encarg*|busc*|ustedes \
            |alla|hacerles|donde)
        (sicario*|ajuste de cuentas|te va a cargar|los va a cargar)
        (no )? (sabe*|saben) con quien (se)? (mete*|metio|metieron|estan tratando|esta hablando \
            |hablan)
        (con quien) (se)? (mete*|metio|metieron)
        (nos vemos|los veo|te veo|lo veo) (pronto|afuera|en la calle|al rato) .. (direccion \
            |casa|donde)?
        (tengo|ya tengo|consegui|se|conozco) (su|tu|la|sus) (direccion|casa|domicilio|placas \
            |horario|ruta)
        se .. (que|donde|cual|en que) .. (escuela|carro|horario|hora|casa|calle|trabaj*|hijos)
        (voy|vamos|vengo|ire) a (destroz*|destru*|hacer pedazos|despedazar|desmadrar|hacer un \
            desmadre|acabar con|hacer sufrir|hacer pagar|romper todo|quebrar|tirar|tumbar \
            |reventar|darle* (sus|unas|una|un|en|su|de)|echar* (a )? (mi|los|la|mis)|mandar* al \
            (hospital|panteon|otro mundo|cementerio|infierno)|madrear*|buscarl*|encontrarl* \
            |desquitar*)
        (los|las|te|le|lo|la|les) (voy|vamos) a (hacer|mandar|echar|dar) (sufrir|pagar|llorar \
            |al (hospital|panteon|cementerio|otro mundo)|a mi gente|mi gente|sus cachetadas \
            |cachetadas|una leccion|su merecido|donde mas|en su|con todo|llorar|pedazos|a mis|a \
            los)
        (cachetada*|putiza|madriza|golpiza|paliza|trancazo*|chingadazo*|patada*|plomazo*)
        (con un|un) (cerillo|galon de gasolina|fosforo|encendedor) .. 
        (mis|mi|unos|los) (primos|hermanos|compas|amigos|gente|carnales|cunados|compadres) .. \
            (los|te|lo|la|les|van a) (van a )? (visitar|buscar|encontrar|caer|saludar|arreglar \
            |esperar)
        (merece*|merezca*|deberia*|deben) .. (morir*|muerto*|balazo|que lo maten|que la maten \
            |que los maten|golpiza|matarl*)
        (sigan|siganle|sigale|sigue|vuelvan|siguen) .. (y veran|y vera|y van a ver|ver que|y lo \
            |y los|ver lo que)
        (con|de) mi cuerno
        (a|con) (golpes|balazos|punaladas|patadas|madrazos|chingadazos|machetazos|putazos \
            |trancazos|plomazos|cuchilladas)
        (golpear|pegarle|pegarles|matar|agredir|cachetear) (a|al) 
        (corr*|correr*|derram*|va a haber|habra|ver) .. (sangre|muertos|muertitos|heridos)
        (sangre|muertos) .. (correr|va a correr|van a tener|en sus manos|habra|va a haber)
        (los|te|la|lo|le) (quiero|quisiera|gustaria) (ver )? (muert*|matar|bajo tierra|en un \
            ataud|en el panteon|tres metros)
        (amanecer|amanecen|aparecer|terminar|acabar|salir|van a acabar) (muert*|en una (zanja \
            |bolsa)|en el (panteon|hospital))
        (tengo|traigo|compre|llevo|ya tengo) (la|mi|el|una|un) (gasolina|cerillos|machete|lumbre|encendedor|molotov|pistola|bate)
        (cenizas|arder|ardan|ardiendo|en llamas|llamas)
        (no (va|van|vas) a) .. (llegar|regresar|salir|volver) .. (su casa|casa|viv*|con vida|hoy)
        (lloren|llorar|llore|lloraras|suden) sangre
        (ensenar|enseñar|aprender|aprenda*|educar) .. (golpes|respetar|las malas|la mala|a la fuerza|chingadazos)
        (le|les|te) va a ir (muy |bien )? (mal|feo|peor)
        (va|van|vas) a ir (muy )? mal
        (que se|mejor|mas vale que se|escondanse|corran|huyan|que) (escond*|cuid*|corran|preparen|atengan|huyan)
        (arrancar*|cortar*|volar*|reventar*|partir*) .. (cabeza|cuello|lengua|manos|dedos|brazos|cara)
        (llover|llueva|llueve|lloviendo) (plomo|balas|bala|fuego)
        (con todo y|con mi|con el|con un) (machete|cuerno|bate|fierro|cuete|filero)
        (los|las|te|la|lo) (tengo|tenemos|traigo) (ya )? (ubicad*|en la mira|fichad*|checad*|vigilad*|en la lista)
        (conozco|conocemos|se quien es|ubico|se de) (a )? (tu|su|sus|tus) (familia|hijos|hija|esposa|esposo|mama|casa|carro|hijo)
        (te|los|la|lo|las) (estoy|estamos|ando) (vigil*|observ*|sigu*|viendo|checando)
        (alguien|uno de ustedes|todos|uno) (se muere|va a morir|muere|van a morir|sale muerto|amanece muerto)
        (hacer|voy a hacer|hago) .. (pedazos|picadillo|cachitos|trizas|papilla)
        (me|van|vas|va) (van |vas |va )? (a )? conocer(me)? (de verdad|bien|enojad*|de lo que|quien soy)
        (van|vas|va) a conocerme
        no respondo (por|si|de|de mi|a mi)
        (proximo|siguiente|primero) que .. (muere|lo mato|se arrepiente|le va|paga|vera|madreo|rompo|llame)
        perder la cabeza .. (ir|voy|alla|ustedes|hacer)
        que no (me )? (los|las|lo|la|te) (encuentre|tope|vea|cruce|halle)
        (bajo tierra|tres metros|en el panteon|en un ataud|en la tumba|en una bolsa negra|en \
            una zanja)
        (ultimo|ultima) (dia|aviso|advertencia|oportunidad) .. (o|si no|antes de|voy|mat*|quem* \
            |arrepent*|ver|llegar)
        (que|porque) (los|te|lo|la|les) (voy a|puedo|vamos a) (matar|golpear|quemar|encontrar \
            |buscar|chingar|madrear|lastimar)
        (pobre de|pobres de|ay de) (ustedes|ti|usted|el|ella|quien|la que|el que)
        (no (van|vas|va) a) (salir|llegar|vivir|ver|amanecer|despertar|contarla|escapar \
            |esconder) .. (viv*|casa|manana|otro dia|para contarlo|contarla|de mi|de esta|tus \
            hijos|sus hijos|se)
    """,
    unless=FIGURES_OF_SPEECH
    + """
        (blow up|text|call|bother|harass) (someone|somebody) (elses|else)
        (come|coming|came|go|going|stop|stopping|head|heading|drop|dropping|drive|driving|be) \
            .. (down|up|over|by|to) (there|here|to (your|the) (office|clinic|hospital)) .. (pay \
            |payment|money|cash|check|appointment|talk|sign|paperwork|card|drop|form|forms|make \
            |bring|pick|copy|visit|see the doctor|balance|sort|discuss|settle|friday|monday \
            |tuesday|wednesday|thursday|saturday|tomorrow|today|next week|morning|afternoon \
            |later|soon|set up|speak|in person|and show)
        (pay|paid|paying|payment) .. (come|coming|came|go|going|drop|stop|when|if|by) .. (down \
            |up|over|by) (there|here)
        (pay|payment|money|cash|check) .. (come|coming|go|going) (down|up|over) (there|here)
        (come|came|go|went|been) (up|down|over|in) (here|there) .. (treated|seen|waited \
            |appointment|visit|last|back|once|twice|never|every|before|for (my|a|the|an))
        (see|seen|saw) .. (you|yall|her|him|the doctor) (in|at) (court|small claims)
        (make|makes|made|making) (you|yall|them) (pay|sorry) .. (court|court of law|lawyer \
            |judge|legal)
        (court|lawyer|attorney|sue|judge|lawsuit|bbb|reviews|review) .. (regret|sorry|pay for)
        (regret|sorry|pay for) .. (court|lawyer|attorney|sue|judge|lawsuit|bbb|review|reviews \
            |online|yelp|google)
        (regret|regretting|regretted) (going|coming|choosing|using|my|ever going|the (visit \
            |delay|inconvenience)|to|that i|not)
        (will|would) .. regret (the|not|that|going|being)
        (when|if|once|next time|soon as|as soon as|until|the day|wait until) i (see|get|come \
            |meet|find|am there|get there|show up|run into) .. (doctor|bill|check|money|paid \
            |itemized|statement|insurance|answer|letter|refund|the manager|proof|receipt|in \
            (next|on|for)|next week|friday|monday|tuesday|wednesday|thursday|card|form|copy \
            |chance|appointment|specialist|you (next|on|at|for|in|tomorrow|friday|monday))
        (wait|waiting) (for|outside|in) (you (to|guys to)|the doctor|my|a|her (to|appointment) \
            |him to|them to) .. (see me|seen|appointment|call|exam|room|results|hour|hours \
            |minutes|send|text|hours to|back|bill|fix|respond|reply)
        (waited|waiting|waits|wait) .. (outside|parking lot|in the lot) .. (covid|called \
            |appointment|hour|hours|minutes|text|seen|check in|ride)
        (hit|punch|grab|break|cut|kick|beat|knock|crack|hurt) .. (you|your) (with a|up|in the \
            (wallet|pocket)|deductible|a deal|slack)
        (hit|text|call) (you|me|us|yall) up
        (break|breaking|broke|broken) (you|your|the) (promise|agreement|rule|rules|contract \
            |policy|law|hipaa|bank)
        (break|breaking) (it|this|that) (down|up) 
        (beat|attack|kick|cut|burn|crack|hurt|kill|choke|trash|wreck|destroy|harm) .. (my|our) \
            (credit|score|budget|finances|savings|wallet|bank account|credit score|reputation \
            |family financially)
        (destroy|hurt|wreck|trash|kill|bury|harm|damage|ruin) .. (your )? (reputation|rating \
            |ratings|reviews|business|stars|credit|score)
        (bury|drown|drowning|buried) .. (in|under) (bills|debt|paperwork|complaints|lawsuits)
        (take|took|taken|taking) (out|care) .. (loan|cash|money|payment|bill|balance|it|this|them)
        take (you|yall|them|this|it) to (court|small claims|collections)
        (handle|handling|handled) (this|it) myself .. (online|portal|insurance|pay|directly|then)
        (come|coming) (for|after) (a|an|my|me|the (appointment|visit|test)) 
        (come|coming|came) after (me|work|my|us|five|5|school|lunch|that|hours)
        (coming|come) for (my|the|a) (appointment|visit|checkup|surgery)
        (hurt|hurts|hurting) .. (doctor|nurse|hand|arm|back|foot|knee) .. (me|my)
        (doctor|nurse|he|she|you|you all|they|you guys|you people) .. (hurt|harmed|beat|cut \
            |broke|butchered|poisoned|tortured) (me|my|us|him|her|our)
        (should|could|would) (not )? .. (harm|hurt|torture|break|beat|kick|destroy) (people \
            |patients|anyone|me|us|families|someone|the patient) .. (bill*|charge*|this|price* \
            |money|like this|pay*|when)
        (watch|watching) (the|your|my|this|a) (account|balance|video|mail|website|portal|bank \
            |tv|kids|portal for|inbox|email|for)
        watch (out|it)? for (the|my|your|a|it|an)
        (have|got|know) (friends|people|guys|family) (who|that) (work|works|pay|paid|got|went \
            |go|had|use|have|are)
        (blood) (pressure|work|test|on my|in my|draw)
        (know|find|get|have|got) (where|what) (you|your|the) .. (bill|charge*|office|located \
            |location|coming from|talking|send|clinic is|address is|mean|mail|website)
        (know|find|get|have|got) .. (your|the|ur) (address|hours|schedule) .. (mail|send|check \
            |open|close|pay|payment|is)
        (know|find|get) out (what|where|why|how|when) .. (owe|bill|charge*|insurance|balance \
            |pay|covered|cover|claim|doctor (said|wants))
        (have|get|need|got|give me) (your|the|an) (address|name|office address|mailing address) \
            .. (mail|send|check|so i|to)
        (your|her|his) (life|house|family|car) .. (insurance|payment|note|rent)
        (pay|paying) .. (lawsuit|settlement)
        (bomb|guns?) .. (movie|song|game|lol)
        (need|want|have|going|got|like|try|trying|might|will|had) (to )? (get|getting|be) (ugly \
            |physical|bloody) (therapy|exam|test|done|form)?
        (physical|bloody) (therapy|exam|form|mary|nose|address|card|copy|bill|statement|health)
        (get|getting|got|had|have|having|a|my|annual|yearly|school|sports) .. physical
        (off|shot) the (chart|charts|wall)
        (get|getting|got) (a|my) shot (in|at)
        (mouth|face|teeth|tooth|jaw|arm|hand|leg|nose|knee|back|foot|neck|wrist|ankle) .. \
            (broke|broken|hurt|hurts|cracked|fell|swollen)
        (broke|broken|hurt|cracked|broke) (my|a|his|her|our) (face|teeth|tooth|jaw|arm|hand|leg \
            |nose|knee|back|foot|neck|wrist|ankle|crown|filling)
        (armas|arma) de (doble|casa)
        (les|le|te) (voy a|puedo|va a) (pagar|abonar|depositar|llamar)
        (les|le|te) (voy a|puedo) (dar|mandar) (el|la|un|una|unos|los|{number}|dinero|cheque \
            |pago|algo|lo|mi|su|hoy|manana|cincuenta|cien)
        (voy a|puedo|quiero|podemos|quisiera) (partir|cortar|dividir|romper) (el|los|la|mi|en) \
            (pago|pagos|cuenta|saldo|bill|partes|dos|tres|cheque|alcancia)
        (a|van a|vamos a|va a|voy a) ver (si|cuando|cuanto|el|la|los|las|que dice|lo del|al|mi \
            |que me|con el seguro|a (la|el|mi)) .. (seguro|pago|pagar|doctor|cuenta|saldo \
            |dinero|cita|puedo|consegu*|factura|cobro|paga*|cheque|abogado|quincena|banco \
            |deposit*|bill)
        (van|va|vas) a ver (el|la|los|mi|su|que (ya|si)) (pago|deposito|recibo|comprobante \
            |dinero|transferencia|pague)
        ya (veran|vera|veras) (el|mi|que (si|ya)|reflejado) (pago|deposito|pague|deposite)?
        (arrepient*|arrepent*) (de haber ido|de ir|mucho de ir|haber ido)
        (quem*) .. (comida|piel|mano|sol|dedo|brazo)
        (cuid*) (a|de) (mi|mis|ella|el|los ninos|un)
        (demanda*|abogado|corte|juez|denunci*|report*|queja) .. (pagar|arrepent*|ver|caro|cuentas)
        (voy|vamos|ire|paso|pasar) (a|por|para) (ir )? .. (alla|oficina|clinica) .. (pagar|pago \
            |dejar|cita|hablar|preguntar|dinero|abonar)
        (partir|romper) (la|el) (diferencia|cuenta)
        cobrar* (de mas|doble|dos veces)
        me (van|va|vas) a (pagar|cobrar|depositar) (el|los|mi|en|manana|hoy|la|hasta|lo|doble \
            |de|a fin)
        (me|lo|la|esto) (lo |la )? (voy|va|vamos) a pagar
        (la|lo|las|los|esto|todo|esta|este) (va|van) a pagar (el|la|mi|su|medicaid|medicare \
            |todo|mi {pariente})
        pobre de mi
    """,
)
