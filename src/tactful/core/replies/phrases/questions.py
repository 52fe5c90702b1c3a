"""Questions: about the bill, about us, about health, about the office."""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import Urgency, WorkKind

CLINICAL: Final = Topic(
    "clinical_question",
    Label.CLINICAL_QUESTION,
    "asks something medical",
    work=WorkKind.CALL,
    urgency=Urgency.P1,
    en="""
        (refill|refills|prescription|prescriptions|medication|medications|medicine|meds \
            |antibiotic|antibiotics|dosage|dose|insulin|ibuprofen|tylenol|aspirin|lisinopril \
            |metformin|pharmacy|steroid|steroids|ointment|inhaler|prescribe|prescribed|side \
            effect|side effects|blood thinner|blood pressure|amoxicillin|penicillin|vaccine \
            |booster|painkiller*|pain pills|antidepress*|statin|atorvastatin|gabapentin \
            |prednisone|adderall|zoloft|cream|eye drops)
        (lab|labs|test|tests|blood work|bloodwork|biopsy|xray|x ray|mri|scan|ct|ultrasound|pap \
            |mammogram|culture|pathology|covid test|strep) (results|result|back|back yet|come \
            back|in yet|ready|in|normal|positive|negative|came back|say|show|done yet)
        (results|result) (back|in|ready|yet|from|of|come|for|are|available|normal)
        (are|is|did|when|have) .. (labs|results|test|lab work|biopsy|blood work|scan) .. (back \
            |in|ready|come|available|normal|ok)?
        (stitches|staples|incision|wound|rash|swelling|swollen|infected|infection|bruise \
            |bruising|fever|nausea|nauseous|dizzy|dizziness|vomiting|headache|headaches \
            |migraine|cough|symptoms|symptom|drainage|pus|itchy|itching|hurts|hurting|painful \
            |sore|lump|cramps|cramping|constipat*|diarrhea|blister*|numbness|tingling|scab \
            |bandage|dressing|cast|drain|catheter|surgery site|sutures)
        (is (that|this|it) normal|should i be (worried|concerned)|is (this|it) (serious|an \
            emergency)|normal to|is it ok to|is it safe to|ok to (take|drive|eat|drink|shower \
            |work|exercise)|safe to (take|drive|eat|drink)|can i (take|eat|drink|shower|drive \
            |exercise|drive|swim|lift|workout|go back to work|stop taking|mix))
        should i (keep|stop|continue|take|start|be taking|come in|go to|see|still|change|wait \
            |worry|use|put|ice)
        (keep|stop|stopped|start|continue|quit) taking
        (pain|hurt|hurts|ache|aches) (in|is|getting|when|after|since|med|meds|medicine|level \
            |still|worse|bad|all)
        (still|has|have|having|getting|feel|feeling|feels|been|in|severe|bad|more|lot of|so \
            much|no) (a |the |some |lots of |a lot of |so much |really |much |very )* (pain \
            |sick|worse|dizzy|weak|feverish|nauseous|nauseated|lightheaded|swollen|sore)
        (diagnosis|diagnosed|treatment plan|referral to|specialist|follow up with|follow up on \
            my|medical advice|nurse line|on call nurse|ask (the )?(doctor|nurse)|question for \
            (the |my )?(doctor|nurse|dr)|message (the |my )?doctor|talk to (the |my |a \
            )?(doctor|nurse))
        (doctor|nurse|dr) .. (prescribe|call in|order|recommend|advise|say about|tell me (if \
            |about|what)|look at)
        (my|the|his|her) (sugar|glucose|a1c|cholesterol|thyroid|bp|oxygen|heart rate|weight \
            |pulse) (is|was|has|has been|are|levels)
        (pregnan*|period|breastfeed*|contraception|birth control|iud|plan b)
        (mri|ct|xray|biopsy|colonoscopy|procedure) (prep|instructions|fasting)
        (fasting|fast) (before|for)
        (after|since|from) (the |my )? (surgery|procedure|injection|shot|operation) .. (pain \
            |hurt*|swell*|can i|is it|should|still|red|numb|fever)
    """,
    es="""
        (receta|recetas|medicina|medicinas|medicamento*|pastilla|antibiotico*|dosis|ibuprofeno \
            |tylenol|insulina|farmacia|surtir|resurtir|jarabe|pomada|gotas|inyeccion|vacuna* \
            |efectos secundarios|refill|metformina|losartan|paracetamol|anticonceptiv*)
        (resultado|resultados|analisis|examenes|laboratorio*|estudios|radiografia|biopsia \
            |ultrasonido) .. (listos|listo|ya|llegaron|salieron|estan|de|sangre|cuando|saber \
            |mis|positivo|negativo|normal)?
        (puntos|herida|sarpullido|ronchas|hinchad*|hinchazon|infeccion|infectad*|infecto|fiebre \
            |calentura|nausea*|mareo*|maread*|vomit*|dolor|duele|dolores|tos|sintoma*|comezon \
            |cicatriz|vendaje|yeso|moreton*|pus|ardor|roj*)
        (puedo|debo|tengo que|puede) (tomar|comer|beber|banarme|manejar|dejar de tomar|seguir \
            tomando|mojar|hacer ejercicio|trabajar (despues|con)|ir al doctor|quitar*)
        (es normal|es grave|es peligroso|sera normal|debo preocuparme)
        (me|le) (siento|duele|duelen|arde|pica|molesta|salio|salieron|sigue doliendo) .. (mal \
            |la|el|los|mucho|peor|mareado|un|una|todavia)?
        (pregunta|duda) .. (para|sobre|con|de) .. (doctor*|enfermera|medicina|tratamiento \
            |cirugia|operacion)
        (embaraz*|regla|menstruacion|lactancia)
        (presion|azucar|glucosa|colesterol) (alta|baja|esta|sanguinea|arterial)
        (doctor|doctora|enfermera) .. (recet*|recomiend*|pued* ver)
    """,
    unless="""
        (bill*|charge*|charged|cost|copay|price|pay*|owe|fee|insurance|covered|coded|claim) \
            (for|of|on|about) (the |my |a |an |that |his |her |two |some )* (labs|lab|xray|x \
            ray|mri|scan|test|tests|medicine|shot|prescription|injection|ct|surgery|procedure \
            |vaccine|ultrasound|biopsy|results|blood work|pregnancy test|flu shot|flu shots)
        (never|did not|didnt|not) .. (did|do|done|had|got|get|have|received|give|gave \
            |performed) .. (xray|x ray|test|labs|lab|medicine|vaccine|scan|mri|injection)
        pain in (the|my) (ass|butt|neck)
        (cobr*|cargo|cuenta|bill|factura|pagu*|pag*|debo) .. (analisis|examen*|estudio* \
            |medicina|vacuna|prueba|radiografia|cirugia|laboratorio)
        (sore|sick|hurt) (of|subject|feelings)
        (sick|tired) of
        me duele (pagar|el bolsillo|la cartera)
        duele .. (bolsillo|cartera|pagar)
        (numeros|en) rojos
    """,
)


ITEMIZED: Final = Topic(
    "itemized_bill_request",
    Label.ITEMIZED_BILL_REQUEST,
    "asks for an itemized bill, statement or receipt",
    urgency=Urgency.P3,
    en="""
        (itemized|itemised|itemize|itemization|detailed|itemizd|iteamized|line by line|full \
            |complete|paper|written|printed|hard copy|official) (bill|statement|invoice|list \
            |receipt|copy|breakdown|charges|bills|account|account history|billing|summary \
            |ledger)
        (itemized|itemised|itemize|itemization)
        (breakdown|break down|superbill|super bill|ub04|hcfa|cms 1500|line items|cpt|cpt codes \
            |procedure codes|billing codes|diagnosis codes|icd codes|hcpcs)
        (copy|copies) of .. (bill|statement|invoice|receipt|charges|itemized|eob|bills|the \
            statement)
        (mail|send|email|fax|need|want|get|give|forward|request*|print|provide|resend|have \
            |never got|never received|see|require) (me |us |a |the |my |an |out |another |over \
            |paper |new |it |copy of |to |you |can |us a |updated |full |final |written )* \
            (statement|bill|invoice|receipt|receipts|bills|statements|paper bill|paper \
            statement|list of charges|charges|payment history|account history|ledger|year end \
            |tax statement)
        (receipt|statement|bill|invoice|documentation) .. (for (my |the )? (hsa|fsa|taxes \
            |insurance|records|reimbursement|flex|tax)|with codes|w codes|with dates)
        (details|detail|list|list of|explanation) .. (charges|services|bill|what (i|we|was) \
            |each charge|visit|procedures)
        (need|want|send|show|see|give me) .. (details|proof|documentation|validation \
            |verification|validate) .. (debt|charge|charges|bill|owe|of)
    """,
    es="""
        (desglose|desglosad*|detallad*|detalle|detalles|por conceptos|itemizad*|superbill)
        (mand*|envi*|necesito|quiero|dar|pued*|solicit*|pid*|requier*|reenvi*|deme|dame \
            |quisiera) .. (estado de cuenta|factura|recibo|copia de|lista de cargos|recibos \
            |facturas|estados de cuenta|copia|bill por correo|bill por escrito|comprobante de)
        (codigos de|lista de|copia de) (procedimiento|servicios|cargos|la factura|la cuenta|mi \
            cuenta|los cargos|facturacion)
        (recibo|factura) .. (impuestos|hsa|seguro|codigos|taxes)
    """,
    unless="""
        (stop|quit|do not|dont|never|no more) (send*|mail*|email*) .. (bills|statements|bill \
            |statement|invoices)
        (got|received|have|saw|pay|paid|on|about|owe|for|opened|looking at|this) (the|my|your|a \
            |this|that) (bill|statement|invoice)
        (need|want|have|get|trying) to .. (pay|see if|discuss|dispute) .. (bill|statement)
        (give|need|want|get|see|have) (me|a|some|you|my)? .. (discount|break)
        break (it|this) down
    """,
)


BALANCE: Final = Topic(
    "balance_question",
    Label.BALANCE_QUESTION,
    "asks what is owed, for what, or until when",
    urgency=Urgency.P3,
    en="""
        (how much|hw much|how mch|how many|what all|what amount) .. (owe|do i|balance|is it|is \
            my|due|left|is this|is the|bill|total|remaining|pay|was it|do we|it|the bill|is \
            owed|my|that|now|still|would)
        ^ (how much|balance|amount|total|amt|how much again|whats the total|balance) $
        (what|whats|what is|confirm|tell me|check|get|give me|need|know|verify|send me|need to \
            know|see|find out|look up|current|remaining|outstanding|my) (my |the |our |current \
            |is |the total |account |total |remaining |outstanding |his |her |exact |statement \
            |full |is my |is the )* (balance|amount due|amount|total|total due|payoff|payoff \
            amount|balance due|bill amount|copay amount|bill total|outstanding balance|amount \
            owed)
        (what|whats|which) (is |was |were |are |for )* (this|that|it|these|the (bill|charge \
            |charges|balance|visit|date|payment|text)|bill|charge|visit|my bill|visit was|visit \
            is|date|dos|date of service|balance|service) (for|about|from|regarding|all about \
            |this for|even for|exactly for|date|on)?
        (what|whats) (is )? (this|that|it|the bill|the charge|the balance) (for|about|from \
            |regarding)
        (is|was) (this|that|it|the bill|this bill|the charge) (for|from|about|the|my|regarding \
            |related) .. (visit|appointment|april|january|february|march|may|june|july|august \
            |september|october|november|december|surgery|labs|er|last|xray|test|visit|copay \
            |when|checkup|physical|son|daughter|kid|date)
        (when|whens|what day|what date) (is |was |does |do |are |did |the )* (it|this|that|my \
            (bill|payment|balance)|the (bill|payment|balance|due date|deadline)|i|payment|bill \
            |due) .. (due|pay|deadline|owe|happen|late|by)
        (due date|date due|deadline|when due|grace period|past due since)
        (do|does|did) (i|we) (still |really |actually |even )? (owe|have a balance|have \
            anything|have any)
        (is|are) (there|my) .. (balance|anything (left|due|owed)|bill|interest|late fee|late \
            fees|penalty)
        (late fee|late fees|interest|penalty) .. (when|stop|start|how|is there|charge|will \
            |apply|accrue|does|do|if)
        (when|how|does|do|will|is there|are there) .. (interest|late fees|late fee|penalty|fees)
        (which|what) (visit|date|day|doctor|appointment|patient|kid|child|service|services \
            |dates|location|office|provider|account|statement|month) .. (this|is|was|for|bill \
            |it|that|are|the|from)
        (who|which one) .. (is this|for|patient|bill is)
        (explain|understand|explanation) .. (bill|charge|charges|balance|this|what|why|statement|it)
        amt
    """,
    es="""
        (cuanto|cuánto) (es|debo|seria|me falta|tengo que|es lo que|les debo|le debo|queda|es \
            mi|falta|va a ser|hay que|debemos|es el|pago|adeudo|es la|salio|quedo|era|resta \
            |cuesta|de|mas)
        ^ cuanto $
        (cual|que|confirm*|saber|decir*|diga*|ver|consultar|dar) .. (saldo|adeudo|balance|total \
            |monto|cantidad|lo que debo)
        (de|por|para) que (es|son|era|fue|me|sera|se debe|visita|cita) .. (cobro|cuenta|esto \
            |bill|cargo|factura|deuda|cobran|cobrando|eso|esta|este|mensaje|saldo|adeudo)?
        (que es) (este|esta) (cobro|cuenta|cargo|bill|factura|saldo)
        (cuando|que dia|para cuando|fecha) (se |vence|hay|tengo|es|debo|limite|de vencimiento \
            |de pago|me toca) .. (vence|pagar|pago|limite|vencimiento|debo|ultimo)?
        (todavia|aun|sigo|tengo) (debo|debiendo|tengo saldo|algun saldo|saldo|deuda)
        (es|esto es|era) (de|por|para) (la|el|mi|una) (cita|visita|consulta|cirugia|examen \
            |estudio|bebe|hijo|hija) .. (de|del|que)?
        (explic*|entend*|entiendo) .. (cobro|cuenta|cargo|factura|saldo|bill|que es|por que)
        (intereses|recargo*|multa) .. (cuando|si|cobran|hay|cuanto|tienen)
    """,
    unless="""
        (why|how) .. (so much|380|went up|wrong)
        how much (more|longer) .. (text*|call*|harass*|bother*|take|wait)
        (explain|understand) (it|this|that|why) (to (him|her)|before|already)
    """,
)


VERIFY: Final = Topic(
    "verify_sender",
    Label.VERIFY_SENDER,
    "asks who we are",
    urgency=Urgency.P3,
    en="""
        (who|whos|who the) (is|are|r|hell is|fuck is|dis|dat|this is|was) (this|you|that|it|dis \
            |texting|calling|messaging|these|yall|u|sending|contacting|with|from)
        (who|whom|what company|what clinic|what office|which (clinic|office|doctor|hospital \
            |company)|what doctor|where) .. (you (with|from|calling|texting|are|represent)|is \
            this from|this from|calling from|texting from|texting me|calling me|contacting me \
            |you say|sent this|are you|number is this|does this|this is|am i (talking|speaking \
            |texting)|is contacting|is texting|is calling)
        who dis
        what is this $
        (is|are|was) (this|you|it|that|u|these) (a |an |some |some kind of |for |really \
            |actually |even |the |from |text |message |link |legit |legitimate |real )* (scam \
            |scams|spam|phishing|fraud|fake|real|legit|legitimate|hoax|joke|bot|robot|actually \
            from|really from|safe|secure|prank|scammer|scammers|official|genuine)
        (scam|scams|scammer|scammers|phishing|fraud|fake|spam) (alert|text|message|number \
            |likely|or|call|much|artist)?
        (how|why) (do|can|would|should) (i|we) (know|verify|trust|be sure|tell|confirm|believe \
            |click) .. (this|legit|real|you|scam|is|its|actually|really|link|that)
        (verify|prove|confirm|validate) .. (you are|this is|actually|legit*|who you|identity \
            |from|yourself|its really|its you|really|company|clinic|that this|authentic)
        (not|never|wont|aint|dont|no way im|not going to|refuse to|afraid to|scared to|hesitant \
            to|should i) .. (click*|open*|tap*) .. (link|links|that|this|it|on|random|anything \
            |attachment)?
        (do not|dont|not|never) (trust|recognize|know) (this|that|the|your|you|who|unknown \
            |links) .. (number|link|text|sender|this is|you are|message|email|is texting|is \
            calling|links|source)?
        (looks|sounds|seems|feels|smells) (like |very |kinda |really |a |so |super |like a )* \
            (scam*|fishy|suspicious|sketchy|phishing|fake|fraud|shady|spam|sus|weird)
        (fishy|sketchy|suspicious|shady)
        what (is|was) (this|that) (number|text|message|about|regarding)
        (legit|legitimate)
        (which|what) (clinic|doctor|office|hospital|practice|company|place|dr|doctors office \
            |provider) (is|are|was|do|did|you)
        ^ (who|whos this|who this|identify yourself|and you are|do i know you|sorry who) $
        identify yourself
        do i know you
        name of (your|the) (company|clinic|office|practice|doctor)
    """,
    es="""
        (quien|quienes) (es|son|eres|habla|llama|escribe|me (llama|escribe|habla|manda|busca \
            |contacta)|manda|les dio|sois)
        (de donde|de que|de parte de quien|que|cual) (me |es |son |nos )* (llama*|escrib*|habl* \
            |clinica|oficina|hospital|lugar|compania|empresa|doctor|este numero|es este numero \
            |es usted|son ustedes|me mandan)
        (es|sera|esto es|son) (una |un |esto |algun |todo )* (estafa|fraude|real|verdad \
            |legitim*|scam|broma|spam|confiable|segur*|phishing|enganio|engano|falso|de verdad \
            |estafadores|ratas)
        (estafa|estafadores|fraude|scam)
        (como (se|puedo saber|se yo|confirmo|verifico|puedo (verificar|confirmar|estar))) .. \
            (que|si|esto|real|son|verdad|legitim*|estafa|ustedes|es)
        no (voy a|pienso|quiero|le voy a|debo) (abrir|dar clic|darle|picar|hacer clic|entrar) \
            .. (link|liga|enlace|ese|clic|eso)?
        (verific*|comprob*|confirm*|demuestr*|prueb*) .. (que (son|es|eres)|de la clinica|quien \
            |identidad|que esto)
        no (confio|conozco este numero|reconozco este numero|reconozco el numero|conozco el numero)
        que es esto $
        (parece|suena|huele) (a )? (estafa|fraude|raro|sospechoso|scam)
        sospechos*
    """,
    unless="""
        who (is|are) (this|it|that|these) (for|bill|going|about|with)
        who are you (billing|charging)
        (is|was) (it|this|that) real* (bill|due|that)
        who (is|are) (you|this) .. (billing|charging|trying to reach|looking for)
        quien (es|son) (el|la|mi|responsable|debe|paga|tiene|su) .. 
        (llame|hable) (con|a) quien
        robo|fraude de identidad
    """,
)


ADMIN: Final = Topic(
    "other_admin",
    Label.OTHER_ADMIN,
    "is about appointments, records, addresses or hours",
    urgency=Urgency.P3,
    en="""
        (reschedul*|re schedul*|schedule|scheduled|scheduling|appointment|appointments|appt \
            |apts|book|booking)
        (cancel|confirm|move|change|make|need|set|keep|miss|missed|push back|push|forgot \
            |moving) (my |an |the |up |a )* (appointment|appt|visit|time|slot|checkup|cleaning \
            |physical)
        (running|gonna be|going to be|will be|be|i am) (a little |a bit |so )? late (for|to|by \
            |today)?
        (what|whats|when) (time|are|hours|do|does|is) .. (open|close|hours|closed|closing|opens \
            |my appointment|available|working hours|lunch)
        (office|business|opening|clinic|your) hours
        (are|is) (you|yall|u|the office|the clinic|you guys) (open|closed) .. 
        (open|closed) (on|today|tomorrow|saturdays|saturday|sunday|sundays|this|monday|for|late \
            |weekends|during)
        (medical |my |my medical |his |her |health |immunization |shot |vaccination |dental )* \
            (records|record|chart) .. (send|fax|request|copy|release|transfer|to|sent|need|get \
            |faxed|from|of)?
        (send|fax|request|copy of|release|transfer|need|get|forward) (my |the |of |all |copies \
            of |a copy of )* (records|medical records|chart|xrays|x rays|files|results to \
            |immunizations|shot record|vaccination)
        (moved|moving|new|changed|change|update|updated|updating|correct) (my |to |a |the |our \
            |me |address is |is |address |mailing |home )* (address|addresses|phone number|name \
            |last name|insurance card|insurance info|insurance information|contact info \
            |information|pharmacy|email|zip code|info on file|demographics)
        (moved|we moved|i moved|i have moved)
        (mailing|home|new|street) address (is|changed|to)
        (update|upload|bring|drop off|show|scan|give you|send you|sending you|email you) (my \
            |the |a |our |in my |copy of )* (insurance card|insurance cards|insurance info|card \
            |id|new insurance|insurance|paperwork|forms|form)
        (doctor|work|school|sick|excuse|dr|physicians) (note|excuse|letter|form)
        (note|excuse|form|paperwork|letter) for (work|school|my (job|employer|work|boss|school) \
            |fmla|disability|court|jury)
        (fmla|disability|short term disability|std) (form|forms|paperwork|papers)
        (paperwork|form|forms|intake forms|registration|new patient (forms|paperwork)) .. (fill \
            |sign|done|complete*|email|send|where|need|online|out|ready)
        (do|does|can) (you|yall|u|you guys|the office|dr) .. (do|offer|have|give|provide|see \
            |accept|taking|take) .. (flu|shots|physicals|physical|vaccine*|covid|new patients \
            |walk ins|walk in|tests|testing|therapy|kids|children|drug test|x rays|mri|labs \
            |telehealth|botox|cleanings|braces|sports|std|evening|weekend|saturday* \
            |appointments)
        (walk in|walk ins|new patient|new patients|telehealth|virtual visit|parking|directions \
            |where are you located|located|location|fax number|your address|address of)
        (where|how) (are|is|do) (you|i|the office|the clinic|yall) (located|get there|park|at|find)
        (fax|faxed) 
        (see|meet with|get in with|get in to see) (the |a |dr |my )? (doctor|dr|dentist \
            |provider|specialist) (today|tomorrow|this|next|soon|on|asap|again|sooner)
        (left|forgot|lost) my (jacket|glasses|phone|wallet|keys|purse|umbrella|coat|hat|hearing \
            aid)
        (hiring|job application|apply for a job|work for you)
        stop (in|by) .. (to|and) (update|drop|pick|sign|get|grab)
        pick up (my|the|a)
    """,
    es="""
        (cita|citas|reagendar|agendar|reprogramar|consulta|turno) .. (para|con|el|la|hacer \
            |cambiar|cancelar|mi|una|manana|hoy|nueva|confirmar|perdi|de)?
        (hacer|cambiar|cancelar|confirmar|mover|sacar|quiero|necesito|agendar|tengo|programar \
            |pedir|ocupo) .. (cita|consulta|turno)
        (a que|que|cual es el|cuales son los) (hora|horas|horario|horarios|dias) .. (abr* \
            |cierr*|atiend*|tien*|estan|trabaj*|abiert*|de)?
        (abren|cierran|abierto|abiertos|cerrado|cerrados|horario|horarios)
        (expediente|historial|record|records|archivos|historia clinica) .. (medico|clinico \
            |mand*|envi*|copia|enviar|de|medicos)?
        (cambi*|nueva|nuevo|actualiz*|me cambie de|me mude|correg*) .. (direccion|domicilio \
            |numero de telefono|seguro nuevo|casa|nombre|apellido|informacion|correo)
        (me mude|nos mudamos)
        (justificante|nota medica|carta medica|nota del doctor|comprobante medico|incapacidad \
            para el trabajo)
        (voy|vamos|llego|llegare|llegar) (tarde|atrasad*|retrasad*) .. (cita|a)?
        (donde|en donde) (estan|queda|esta|se encuentran|quedan) .. (ubicad*|clinica|oficina \
            |ustedes)?
        (tienen|hacen|ponen|ofrecen|dan|aceptan|atienden) .. (vacunas|pruebas|fisicos|pacientes \
            nuevos|citas|examenes|ninos|sin cita)
        (formulario*|papeles|papeleo|formas) .. (llenar|firmar|mand*|necesito|del|para|listos)
    """,
    unless="""
        (payment|pay) schedule
        (will|can|ill|going to|gonna) schedule (a |my |the )? payment
        schedule .. (payment|payments|pay)
        be late (on|with|paying) .. (payment|bill|rent)?
        (late) (fee|payment|fees|charge)
        no show
        (payment|bill|balance) (will|is|was|be) late
        (i|we) (already )? (cancel*|canceled|cancelled) (that|the|my)
        (book|books) balance
        consulta (de|del) (saldo|pago)
        (facebook|notebook|checkbook|booked solid)
    """,
)


TOPICS: Final = (
    CLINICAL,
    ITEMIZED,
    BALANCE,
    VERIFY,
    ADMIN,
)
