"""Named lists of words, used in braces in the phrase lists."""

from typing import Final

NAMES: Final = {
    # Who is written to, and who writes
    "me": "me|us|my phone|my cell|my number|this number|this phone|this cell|my email|my inbox"
    "|my job|my house|my home|my wife|my husband|my mom|my mother|my dad|my family|here|people",
    "you": "you|you all|you guys|you people|your|somebody|someone|everybody|everyone|anybody"
    "|all of you|each of you|every one of you|the doctor|that doctor|the nurse|the receptionist"
    "|the staff|the manager|whoever|that lady|that woman|that man|that guy|them|him|her|people"
    "|this place|that place|the place|the clinic|the office|the building|this clinic|this office"
    "|that clinic|that office|the hospital|this hospital|a doctor|a nurse|one of you|dr",
    "relative": "mother|mom|mum|mama|mommy|father|dad|daddy|papa|husband|wife|son|daughter|brother"
    "|sister|grandma|grandpa|grandmother|grandfather|uncle|aunt|cousin|nephew|niece|partner|spouse"
    "|fiance|boyfriend|girlfriend|child|kid|baby|stepson|stepdaughter|father in law|mother in law"
    "|roommate|friend|ex|ex husband|ex wife|stepdad|stepmom|granny|nana|hubby|parents|kids",
    "pariente": "madre|mama|mami|padre|papa|papi|esposo|esposa|marido|mujer|hijo|hija|hermano"
    "|hermana|abuelo|abuela|tio|tia|primo|prima|sobrino|sobrina|suegro|suegra|pareja|novio|novia"
    "|nino|nina|bebe|cunado|cunada|abuelito|abuelita|compadre|comadre|senora|senor|ex|padrastro"
    "|madrastra|nieto|nieta|amigo|amiga|exesposo|exesposa|padres|viejo|jefe",
    # Ways to reach a person
    "reach": "text|texts|call|calls|phone|ring|email|emails|e mail|mail|message|messages|contact"
    "|write|bother|bug|harass|pester|hound|spam|disturb|annoy|remind|notify|page|dial|voicemail"
    "|send|solicit|ping|stalk|hit up|blow up|reach out|reach|hassle|badger|nag|robocall|facetime",
    "reaching": "texting|calling|phoning|ringing|emailing|e mailing|mailing|messaging|contacting"
    "|writing|bothering|bugging|harassing|pestering|hounding|spamming|disturbing|annoying|reminding"
    "|notifying|paging|dialing|sending|soliciting|pinging|stalking|hitting up|blowing up|blowing"
    "|reaching out|reaching|hassling|badgering|nagging|robocalling|blasting|bombarding|leaving"
    "|flooding|trying to reach|trying to contact|trying to call|communicating|msging|communication",
    "sent": "texts|text messages|text message|text|texting|messages|message|messaging|calls|phone calls|call|calling"
    "|emails|email|e mails|reminders|reminder|notifications|notification|notices|notice|alerts"
    "|alert|communications|communication|contact|correspondence|voicemails|robocalls|letters"
    "|robo texts|automated texts|automated messages|automated calls|updates|spam|solicitations"
    "|billing texts|billing messages|bill reminders|payment reminders",
    "list": "list|lists|call list|calling list|mailing list|text list|texting list|contact list"
    "|email list|distribution list|system|database|contacts|rotation|records|reminders|account"
    "|texts|messages|notifications|communications|call log|phone list|contact",
    # Verbs in Spanish, by stem: "me mandes", "manden", "mandarme", "mandando"
    "mande": "mand*|envi*|escrib*|llam*|molest*|texte*|contact*|busqu*|busc*|marqu*|marc*|habl*"
    "|hostig*|acos*|insist*|fastidi*|chingu*|ching*|jod*|comuniqu*|comunic*|notifiqu*|notific*"
    "|recuerd*|recordar*|satur*|timbr*|telefone*|persig*|persegu*|chateen|wasap*|mensaje*",
    "mensajes": "mensajes|mensaje|textos|texto|llamadas|llamada|correos|correo|emails|email"
    "|recordatorios|recordatorio|avisos|aviso|notificaciones|notificacion|comunicaciones"
    "|comunicacion|mensajitos|publicidad|cobros|alertas|mails|contacto|recados",
    # Violence
    "harm": "kill|shoot|stab|murder|hurt|beat|punch|slap|smack|strangle|choke|hang|attack|burn"
    "|bomb|torch|smash|slit|gut|whoop|whip|stomp|knock out|fuck up|mess up|beat up|jump|run over"
    "|blow up|blow away|shoot up|burn down|tear up|tear apart|light up|take out|bury|drown|poison"
    "|assault|maim|injure|torture|rape|execute|destroy|bash|crack|break|kick|hunt down|come after"
    "|come for|wreck|trash|set fire to|deal with|put hands on|put my hands on|lay hands on|harm|cut",
    "dano": "matar*|golpear*|quemar*|disparar*|balacear*|partir*|romper*|reventar*|madrear*"
    "|acuchillar*|apunalar*|picar*|linchar*|torturar*|degollar*|ahorcar*|desaparecer*|destruir*"
    "|volar*|explotar*|incendiar*|atacar*|agarrar a golpes|agarrar a balazos|dar en la madre"
    "|dar un balazo|dar de balazos|dar un tiro|dar una paliza|dar una golpiza|hacer dano|lastimar*"
    "|dar su merecido|chingar*|cargar la chingada|cortar el cuello|hacer pedazos|enterrar*|violar*"
    "|meter un tiro|pegar un tiro|tronar*|moler a golpes|dar plomo|secuestrar*|envenenar*|hacer algo",
    # Money
    "bill": "bill|bills|balance|charge|charges|debt|account|statement|invoice|amount|copay|fee|this|it",
    "cuenta": "cuenta|cuentas|factura|cobro|cargo|deuda|saldo|cantidad|bill|recibo|biles",
    "insurer": "insurance|medicare|medicaid|blue cross|bcbs|aetna|cigna|humana|united healthcare"
    "|united health|uhc|ambetter|molina|kaiser|tricare|anthem|medi cal|medical insurance|my plan"
    "|secondary|primary|blue shield|oscar|centene|wellcare|geico|state farm|progressive|allstate"
    "|va|payer|payor|carrier|health plan|marketplace plan|obamacare|cobra|champva|health net",
    "seguro": "seguro|aseguranza|medicaid|medicare|medi cal|aseguradora|poliza",
    "job": "job|jobs|work|hours|shift|shifts|position|income|paycheck|employment|business",
    "poor": "broke|homeless|unemployed|jobless|laid off|furloughed|evicted|bankrupt|destitute",
}
