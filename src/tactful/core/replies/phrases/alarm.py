"""Single words that come up when somebody is in danger: enough to page a person, not to label."""

from typing import Final

from tactful.core.replies.phrases.figures import FIGURES_OF_SPEECH, NO_EMERGENCY
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind

CONCERN: Final = Topic(
    "concern",
    None,
    "holds words that come up when somebody is in danger",
    hold=HoldKind.WITH_PERSON,
    work=WorkKind.SAFETY,
    urgency=Urgency.P0,
    en="""
        (die|dies|died|dying|dead|death|kill|kills|killed|killing|suicide|murder|murdered)
        (blood|bleeding) (all|everywhere|on|in|coming|is|from|loss)
        (lot of|lots of|so much|too much|there is|covered in|full of|losing|lost) blood
        (bleeding|unconscious|overdose|ambulance|911|seizure \
            |stroke|faint|fainted|choking|collapsed|paralyzed|unresponsive)
        (gun|guns|knife|weapon|weapons|shoot|shooting|stab|stabbed|bomb|rope|noose|bullet|bullets)
        (overdosed|poison|wrists|cliff|rooftop)
        (took|take|taking|all|bottle|many|these|my|enough) (of)? (my|the|these|all)? pills
        (on|off|from) (the|a) bridge
        (hopeless|worthless|helpless|suicidal|depressed|depression|despair|desperate|unbearable)
        (hurt|harm) (someone|somebody|anyone|anybody|people|you|yourself|him|her|them|myself)
        (can not|cant|no longer|not) .. (take|do|handle|deal with|stand|keep doing|keep going \
            |bear) (it|this|any of this|life|with this|living|all this) (any more|anymore|much \
            longer|any longer|at all|no more)
        (can not|could not) (cope|function|keep going|get out of bed|stop crying)
        (nothing|no one|nobody) left
        (no|only|see no) (way out|hope|future|escape|point anymore|other way out)
        (what is|whats|no|see no|is no|not see|not see any) the? point (anymore|any more|in \
            anything|of anything|of it all|to anything)
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
        (a|the|such a) burden
        (need|needs|get|send) help $
        ^ (please|god|oh god|someone|somebody|anyone)* help (me|us)? (please|now)* $
        (sorry|forgive me) for everything
        (take|taking) care of my (kids|children|babies|cat|dog|family) (when|after|for me|please)
        (get|getting) (even|revenge|payback)
        (revenge|vengeance|retaliate|retaliation)
        (hell|heaven) .. (see you|soon|send you|meet you)
        (swear|promise) .. (i will|youll|you will|god) .. (hurt|come|find|make|burn|end|take)
        (psycho|crazy|insane|snap|snapped|lose it|losing it|going to lose|lost it|unhinged \
            |deranged) .. (going|about|make|will|on you|come|next|i am)
        (burn|burning|fire|torch|explode) .. (down|place|office|clinic|building|it all|you)
    """,
    es="""
        (morir|morirme|morirse|muero|muere|mueren|muerto|muerta|muertos|muerte|matar|matarme \
            |matarlos|mato|matan|suicidio|suicidarme|asesinar)
        (sangre|sangrando|sangra|respirar|respira|inconsciente|desmayo|sobredosis|ambulancia \
            |auxilio|911|convulsion|infarto|ahoga|ahogo|ahogando)
        (pistola|arma|cuchillo|navaja|machete|bomba|balazo|balas|soga|veneno|pastillas|puente)
        (ya )? no (puedo|aguanto|soporto|doy) (mas|para mas|ya)
        ya no puedo (con esto|con todo|seguir asi|con nada|con la vida)
        no (aguanto|soporto) (esto|tanto|todo esto)
        (sin|no (hay|veo|tengo|le veo)) (salida|esperanza|esperanzas|remedio|futuro)
        (estoy|me siento|ando) (muy |tan |bien )? (desesperad*|deprimid*|hundid*|acabad* \
            |destrozad*|derrotad*|angustiad*|perdid*)
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
    + NO_EMERGENCY
    + """
        suicide (prevention|awareness)
        (help|helps|helping) (me|us|him|her) (out|with|pay|understand|set|get|figure|find|log \
            |make|paying|understanding)
        (need|needs|get|want|looking for|some|any) help (with|paying|understanding|setting|on \
            |to (pay|understand|set)|making|in (paying|spanish)|please with|from (your|the) \
            (billing|office)|covering)
        (can|could|will|please|someone|who|would) (you |anyone |someone |somebody )? help (me|us)
        (deadline|dead line)
        (blood|bloody) (work|test|tests|draw|pressure)
        (what is|whats) the point .. (insurance|calling|paying for insurance|having insurance \
            |portal|of having)
        (ambulance|911|emergency) .. (bill|charge|ride|fee)
        (bill|charge|charged|billed) .. (ambulance|911)
        (no need|not need|did not need|do not need) .. help
        (cuenta|cobro|bill|cargo|factura|pag*|viaje|servicio|traslado|por) .. (ambulancia|911 \
            |emergencia*)
        pago por muerte
        sin remedio .. pag*
    """,
)

UNSETTLING: Final = Topic(
    "unsettling",
    None,
    "speaks of life, body, fire or night rather than of a bill",
    work=WorkKind.SAFETY,
    urgency=Urgency.P0,
    en="""
        (wake|waking|asleep|body|corpse|bone|bones|skin|finger|fingers|skull|brain|throat|lungs|heart|chest|neck|wrist|stomach)
        (floor|shaking|trembling|pulse|oxygen|swallow|swallowed|drooling|burned|burning|burns|flames|fire|smoke|poisoned|stung|bitten|puffy|swollen|fever|vomiting|dizzy|numb)
        (world|heaven|god|lord|jesus|soul|grave|coffin|funeral|note|rope|noose|train|tracks|cliff|roof|ledge|garage)
        (alone|lonely|empty|numb|broken|tired of|exhausted|cry|crying|cried|scream|screaming|suffer|suffering|anymore|peaceful|without me|forever)
        (tonight|outside|parking lot|lock up|walk to your|downstairs|cops|prison|jail|police|alone)
        (kids|children|family|wife|husband|mother|daughter|son) .. (please|quick|hurry|sorry|safe|hurt|sick)
        (punch|swing|hurt|pain|revenge|regret|suffer|threat|danger|safe|unsafe|afraid|scared|bullet|gun|knife|bat)
    """,
    es="""
        (despert*|amanec*|dormid*|cuerpo|hueso|piel|dedo|cabeza|cerebro|garganta|pulmon*|corazon|pecho|cuello|lengua|ojos)
        (piso|suelo|temblando|tiembla|pulso|oxigeno|tragar|quem*|fuego|llamas|humo|arder|cenizas|gasolina|veneno|fiebre|vomit*|mareo|morad*)
        (mundo|cielo|infierno|dios|senor|alma|tumba|panteon|funeral|carta|soga|tren|puente|techo|azotea)
        (solo|sola|vacio|triste|llor*|grit*|sufr*|descanso|descansar|para siempre|jamas|carga|sin mi)
        (afuera|estacionamiento|calle|noche|carcel|policia|armas)
        (golpe*|pelea|venganza|arrepent*|sufrir|peligro|miedo|escond*|cuid*|vigil*|machete|plomo)
    """,
    unless=FIGURES_OF_SPEECH
    + NO_EMERGENCY
    + """
        (burned|burning|burn) through
        (scared|afraid) of (needles|needle|the (dentist|doctor|cost|bill))
        (take|took|taking) care of (it|this|that|the (bill|balance))
        (solo|sola) (puedo|tengo|quiero|es|una|un|me|para)
    """,
)
"""Looked at only where nothing else was found: an unread emergency must not wait for morning."""
