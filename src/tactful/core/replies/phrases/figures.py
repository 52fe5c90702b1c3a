"""What only sounds dangerous: figures of speech, old illnesses, bills for emergencies."""

from typing import Final

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
    (shoot|shot|shooting) (me|us|you|over|an|him|her) .. (text|email|message|link|call|line \
        |number|bill|copy|invoice|statement|info|itemized)
    (bleeding|seizure|seizures|pain) (has|have|already|finally)? stopped
    (shoot|shot) for
    (flu|covid|tetanus|rabies|allergy|cortisone|booster|steroid|b12|long|big|best|my|his|her \
        |the|a) (shot|shots)
    (give|gave|take|took|worth) .. a shot
    (photo|bath|da|the|sex|cherry|time) bomb
    bomb (ass|dot com)
    (jump|under|jumping|nail|glue|son of a|top|heat|temp|staple|massage) (the )? gun
    bleed* (me|us|them|people|patients|everyone) (dry|out of)
    bleeding (money|cash|heart)
    (heart attack|stroke|seizure|anxiety attack|panic attack) .. (bill|price|amount|charge \
        |charges|balance|statement|total|this number)
    (gave|give|giving|gives) (me|us|my relative) .. (heart attack|stroke|seizure|aneurysm|anxiety)
    stroke of (luck|genius|midnight)
    (let|room|space|chance|time) .. (me )? (to )? breathe
    (choking|drowning|suffocating|buried|swimming) (on|in|under|with) .. (bills|debt|this bill \
        |payments|medical bills|expenses|paperwork)
    emergency (room|rooms|department|contact|contacts|fund|funds|visit|visits|bill|bills \
        |savings|surgery|doctor|care|clinic|number|fee|exam)
    (family|work|car|money|financial|household|home|house|vet|plumbing|pet) emergency
    emergency room
    blood (work|test|tests|draw|pressure|type|panel|sample|bank|count|labs|thinner|thinners \
        |sugar (test|check)|donor|donation|drawn|lab|sucking|sucker|suckers|money|tests)
    (go|went|going|been) to the emergency
    (burn|burned|burning|burnt) (through|out|bridges|a hole)
    (beat|beating|beats) (around|the (deadline|traffic|rush|system)|you to it|it)
    (take|took|taking|give|gave|stick|stab|shot) .. (stab|shot) at
    (cut|cutting) (me|us|you|them|him|her|people) (off|a (check|deal|break)|some slack)
    (cut|cutting|break|breaking|kick|kicking|hit|hitting|knock|knocking) .. (hours|deductible \
        |check|loose|even|down payment|price|off some|it up|half|bank|habit|cost|costs)
    break (it|this|that|the (bill|balance|payment|bank)|my bank|my heart|down|even)
    (pain|hurt|hurts|hurting) in (the|my) (ass|butt|neck)
    (knock|knocking) .. off the (bill|price|balance|total)
    death (by|of) (paperwork|me|a thousand|phone|bills)
    (debt|bill|bills|place|job|insurance|stress|you guys|kids) .. death of me
    (took|takes|taking|take) my breathe away
    (save|waste|hold|holding|wasting) (my|your) breathe
    (killed|killing|kill|slayed) it
    (kill|die|murder|give my left arm) for (a|an|some|the|that|your|another|one)
    (breathing|breathe) (treatment|treatments|test|tests|machine|equipment|tube|exercises|therapy)
    (seizure|seizures|stroke|overdose) (medication|medicine|meds|treatment|visit|follow up|bill \
        |clinic|in|last|prevention|test|risk|back)
    (had|have had|after|since) (a|my|his|her|the)? (stroke|seizure|heart attack|seizures) (last \
        |in|back|two|three|years|and the (bill|doctor|hospital)|so)
    (draw|drew|drawn|took|take|taken|gave|give|donate|donated|drawing) .. blood
    ^ (oh|aw|aww)? shoot (i (forgot|am|will|meant|thought|missed|did)|sorry|my bad|we (forgot|are))
    (bombed|bombing|bomb) (my|the|an|a|that|it) (interview|test|exam|class|presentation)
    (price|service|clinic|food|place|doctor|staff|bill|nurse|you guys|that) (is|are|was) (a \
        |the) bomb
    dynamite (service|job|people|work)
    (burning|burn) (question|questions|calories|daylight|rubber|out|the midnight|man|ban)
    (matan|mata|matando) .. (precios|precio|biles|cobros|cuentas|deudas|intereses|impuestos)
    (precios|precio|biles|cobros|cuentas|deudas|estos|estas) .. (me|nos) (matan|mata|estan matando)
    (muero|muere|muerta|muerto) (de|por) .. (sueno|risa|hambre|cansad*|pena|ganas|frio|calor \
        |cansancio)
    (know|find|see|found) where (to|i|we|the|it) (park|live|pay|go|is|send|mail|sit|entrance \
        |office|building|parking)
    (you|yall|u) know where (i|we) (live|am|work|stay)
    (by|near|on|over|off|crossed|crossing|at|under|past) the bridge (street|road|ave|club|exit \
        |clinic|office)
    bridge (street|road|loan|the gap|program|ave)
    help (desk|line|center)
    se me (murio|muere) (el|la) (telefono|celular|pila|bateria|carro|troca)
    (muerto|muerta|muero|muriendo) de (risa|hambre|sueno|cansancio|miedo|la risa|ganas|pena \
        |verguenza|frio|calor|aburrimiento)
    me (muero|mato) (de risa|trabajando|por)
    (matando|mata|mato|maten|matan) .. (trabajando|trabajar|chamba|estres|de risa|deudas|el \
        tiempo|tiempo)
    (analisis|analisis|prueba|pruebas|examen|examenes|muestra|tipo|presion|banco|laboratorio \
        |toma|trabajo|estudio|estudios|donar|saca*|sacar*) de (la )? sangre
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


NO_EMERGENCY: Final = """
    (stroke|heart attack|seizure|seizures|aneurysm|overdose|surgery|accident) (last (year|month \
        |week|summer|winter|spring|fall|january|february|march|april|may|june|july|august \
        |september|october|november|december)|back in|in (january|february|march|april|may|june \
        |july|august|september|october|november|december|2019|2020|2021|2022|2023|2024|2025 \
        |2026)|years ago|months ago|(two|three|2|3|4|5|few|couple) (of )? (years|months|weeks) \
        ago)
    (after|since|from|for|following|recovering from) (my|his|her|the|a|having a) (stroke|heart \
        attack|seizure|aneurysm|overdose)
    (test|tests|tested|testing|testing for|panel|shots|doctor|appointment|visit|specialist \
        |season|clinic|medicine|meds) .. (allergic|allergy)
    (allergy|allergic) (test|tests|testing|shots|doctor|appointment|visit|specialist|season \
        |clinic|medicine|panel|season)
    (no|not a|not an|isnt a|non|was not an|wasnt an|is not an) emergency
    (in|for|only for|only in|case of) (case of )? (an )? (emergency|emergencies)
    (in|for) (case|the case) of (an )? (emergency|emergencies)
    (ambulance|911|paramedics|paramedic) .. (bill|charge|charged|ride|fee|bills|cost|company \
        |claim|services|billed|invoice|trip|transport)
    (bill|bills|billed|charge|charged|charges|pay|invoice|paying|fee|cost) .. (ambulance \
        |paramedics|paramedic|911|emergency|stroke|epipen|narcan|allergic)
    (help|helps|helped|helping) (me|us|him|her) (out|with|pay|understand|set|get|figure|find \
        |please (with|pay|understand)|log|make|please understand)
    (please|can|could|someone|somebody) .. help (me|us) (out|with|pay|understand|set|get|figure \
        |find|log|make|on|by|to|please with)
    (ayud*) (me )? (a|con|en|para) (pagar|mi cuenta|la cuenta|entender|mi factura|el pago|esta \
        cuenta|esto|un plan|hacer|mi bill|los pagos|este bill|mi saldo|encontrar)
    ayuda (financiera|economica|con (mi|la|el|los|este|esta)|para pagar|para (mi|el|la))
    (need|want) .. help (paying|with|understanding|now with)
    (cuenta|cobro|bill|cargo|factura|pag*) .. (ambulancia|911|emergencia|emergencias)
    (no es|no fue|en caso de|solo para|solo en|contacto de) (una )? emergencia*
    (panic|passing|passed) out (flyers|checks|candy)
    (pass|passed|passing) out of
    (last|previous|recent) (seizure|stroke|heart attack)
    (die|dying|killing) .. (of curiosity|to know|to see)
    (going|about) to (die|faint|pass out|have a stroke) .. (bill|price|amount|charge|total|cost \
        |when i saw)
    (nearly|almost|about) (fainted|died|choked|had a (heart attack|stroke)|passed out) .. (bill \
        |price|amount|charge|total|cost|saw|opened|this|see)
    (almost|nearly|about) (chok*|faint*|died)
    presion .. (de pagar|por pagar|de ustedes)
    (surgery|visit|admitted|hospital|appointment|bill|treated|stay|procedure|seen|er|claim \
        |charge|there|date) .. (for|when|because|during|was for|from) .. (bleeding|unconscious \
        |seizure|seizures|stroke|overdose|heart attack|allergic|choking|fainting|concussion \
        |asthma|poisoning|bleed|fainted)
    (was|were|been) (unconscious|unresponsive|bleeding|choking|having) .. (for that|for the \
        |that|the) (visit|day|time|night|bill|appointment)
    (bank account|wallet|budget|account|finances|savings) .. (bleeding|hemorrhag*)
    (fue|era|eran|fueron|hace|en (2019|2020|2021|2022|2023|2024|2025)) .. (emergencia|infarto \
        |derrame|paro|ataque|ambulancia|cirugia)
    (paro|infarto|derrame|ataque|emergencia) .. (fue|fueron|hace|en (2019|2020|2021|2022|2023 \
        |2024|2025)|pasado|dental)
    (casi|por poco) (me|nos)? .. (da|dio|desmay*|infart*|muero)
    (infarto|desmay*|ataque) .. (cuenta|precio|cobro|factura|bill|cantidad|vi)
    (cuanto|que|cual|cobraron|pagar|deuda|de que) .. (ambulancia|emergencia|emergencias)
    smoke (alarm|detector) (bill|charge)
    (site|website|page|portal|link|app|nobody|no one|office|you|phone|system|they|computer \
        |screen|button|machine|line|card|payment|number|clinic|billing) .. not (respond*|move \
        |moving|come|wake|open*)
    no (responde|contesta|reacciona|abre) .. (nadie|telefono|pagina|portal|llamada*|correo|link \
        |sistema)
    (nadie|telefono|pagina|portal|link|sistema|linea|oficina) .. no (responde|reacciona|abre)
"""
"""Old illnesses, bills for emergencies, and help of another kind."""
