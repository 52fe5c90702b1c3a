"""Whole messages that act by themselves, without any further reading (policy.md, section 6, A-F)."""

from typing import Final

from tactful.core.replies.phrases.promising import PLAIN_WORDS


def _listed(text: str) -> frozenset[str]:
    return frozenset(line.strip() for line in text.splitlines() if line.strip())


OPT_OUT: Final = _listed("""
    stop
    stopall
    stop all
    quit
    end
    revoke
    opt out
    optout
    cancel
    unsubscribe
    remove
    arret
    td
    alto
    parar
    pare
    para
    detener
    cancelar
    cancela
    baja
    salir
    fin
    terminar
    no mas
    basta
    desuscribir
    eliminar
""")

STOP_SIGNS: Final = frozenset("🛑📵")

OPT_OUT_EMOJI: Final = frozenset("🛑✋🚫🔕📵⛔")

OPT_IN: Final = _listed("""
    start
    unstop
    resume
    subscribe
    opt in
    optin
    empezar
    iniciar
    comenzar
    suscribir
    reanudar
    alta
""")

HELP: Final = _listed("""
    help
    info
    who is this
    what is this
    ayuda
    informacion
    quien es
    que es esto
""")

YES: Final = _listed("""
    yes
    y
    yeah
    yep
    yup
    sure
    ok
    yes please
    si
    claro
    si por favor
    de acuerdo
    correct
    correcto
    confirm
    confirmed
    confirmo
""")

YES_TO_OPT_IN: Final = _listed("""
    yes
    si
""")

PADDING: Final = _listed("""
    please
    now
    thanks
    thank you
    ok
    por favor
    ya
    gracias
    ahora
    msg
    text
    message
    messages
    texts
    mensajes
""")
"""Words that change nothing beside an opt-out keyword: `stop please`, `alto ya`."""

# An acknowledgement is a whole message made of nothing but these.
ACKNOWLEDGEMENTS: Final = """
    ok|kk|alright|all right|cool|great|good|perfect|fine|noted|understood|awesome|excellent
    thanks|thank you|many thanks|thank|appreciate it|i appreciate it|appreciated|much appreciated
    so much|very much|a lot|again|guys|you all|for the reminder|for letting me know|for the heads up
    for reaching out|for the info|for the update|for your help|for your message|for the text
    for your time|for the message|for everything|ma am|sir|miss
    got it|got this|gotcha|will keep in mind|good to know|i see|i understand|makes sense
    received|message received|copy that|roger that|roger|sounds good|sounds great
    no problem|no worries|you are welcome|you too|welcome|same to you|bye|bye bye|goodbye|take care
    have a|a|nice|good|great|blessed|wonderful|lovely|day|one|night|evening|weekend|god bless \
        |bless you
    gracias|muchas gracias|mil gracias|muy amable|por todo|por avisar|por el recordatorio|por \
        avisarme
    por el aviso|por la informacion|por recordarme|por su ayuda|entendido|de acuerdo|perfecto \
        |esta bien
    vale|listo|enterado|enterada|recibido|muy bien|bueno|excelente|igualmente|saludos|bendiciones
    buen dia|buenas noches|buenas tardes|buenos dias|que tenga buen dia|dios le bendiga|dios \
        los bendiga
    hasta luego|ok|que dios le bendiga|sale|va|claro|ya|lo tendre en cuenta
    lol|hi|hello|hola|good morning|good afternoon|the|and|y|oh|um|uh
"""
ACKNOWLEDGING: Final = frozenset(
    "ok kk alright cool great perfect fine noted understood thanks thank appreciate appreciated got "
    "gotcha received roger gracias entendido acuerdo perfecto vale listo enterado enterada "
    "recibido awesome excellent copy sounds problem understand".split()
)
"""At least one of these is in it; `a nice day` alone thanks for nothing."""

ACKNOWLEDGING_EMOJI: Final = frozenset("👍👌🙏😊🙂😀😁✅❤💕💙🤝☺✌")

HARMLESS_EMOJI: Final = ACKNOWLEDGING_EMOJI | frozenset("🎉💵💰💳💸📅🗓⏰👋😂🤣😅🤞💪🙌📱")
"""Pictures that change nothing beside plain words; any other is a person's to interpret."""

PLAIN_BESIDE_STOP: Final = PLAIN_WORDS | frozenset(
    """
    texts texted calls called emails messages messaging voicemails reminders notifications alerts
    automated automatic anymore any ever never number cell list lists system database contacts
    sending receiving getting stuff these those me us family house home work job immediately asap
    again already twice seriously serious effective thread line lol no more further
    mensajes mensaje textos texto llamadas llamada correos correo recordatorios numero celular lista
    sistema recibir recibiendo nunca jamas mas nada tampoco inmediatamente automaticos casa trabajo
    """.split()
)
"""Words that add nothing to an opt-out."""

NOISE: Final = frozenset(
    "inaudible noise unintelligible crosstalk static silence music background um uh the and then "
    "hello speech unclear garbled".split()
)
"""What speech recognition writes when it heard nothing."""
