"""Violence or coercion at home: no answer may reach the phone (policy.md, section 7)."""

from typing import Final

from tactful.core.replies.labels import Label
from tactful.core.replies.topics import Topic
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind

ABUSE: Final = Topic(
    "abuse",
    Label.CONFIDENTIAL_COMMS,
    "may be about violence or coercion at home",
    hold=HoldKind.SAFETY_ABUSE,
    work=WorkKind.SAFETY,
    urgency=Urgency.P0,
    silent=True,
    en="""
        (he|she|{relative}|they) (always |still |sometimes |just |has |have |had |is |keeps \
            |used to )? (hit|hits|hitting|beat|beats|beating|punch*|chok*|slap*|hurt|hurts \
            |hurting|abus*|kick*|strangl*|threaten*|rape*|raping|push*|assault*|shov*|lock*) \
            (me|us|my kids|the kids|my son|my daughter|on me|her in front)
        (he|she|{relative}) (will|is going to|would|might|gonna|could|said he will|said he \
            would|says he will|said she will|swears he will) .. (kill|hurt|beat|hit|hurt us \
            |find|come after|lose it|explode|go off|get violent|punish) .. (me|us|if|on me|the \
            kids|when|my)
        (not|never|do not feel|dont feel|am not) safe (at|in) (home|my (own )? (house|home) \
            |here|the house|this house)
        (not|never|do not feel) safe .. (with (him|her|them)|around (him|her)|anymore)
        (afraid|scared|terrified|fear|frightened|fearful) (of|for) (him|her|my (husband|wife|ex \
            |boyfriend|girlfriend|partner|dad|father|mom|stepdad|life|safety|brother|son)|what \
            he|what she)
        (dv|domestic violence|domestic abuse|battered|abusive|abuser|restraining order \
            |protective order|order of protection|no contact order|womens shelter|women's \
            shelter|safe house|dv shelter)
        (in|at|to|staying in|staying at|moved to) a (shelter|safe house|safe place|womens shelter)
        (hiding|ran away|escaped|fled|left|leaving|running) from (him|her|my (ex|husband|wife \
            |boyfriend|abuser|partner|father|stepdad)|an abus*)
        (he|she|they|my (ex|husband|wife|boyfriend|dad|father|mom)) (can not|must not|cannot \
            |does not|should not|may not|is not allowed to|better not) (find out|find|know \
            |learn|see) (where|my|that|about|this|i (am|was|went))
        (do not|never|please do not|dont) (let|tell|allow) (him|her|my (husband|wife|ex \
            |boyfriend|parents|dad|mom|partner|father|mother|abuser|family|girlfriend|stepdad) \
            |anyone at (home|my house)) (know|see|find|about|i|where|hear|have|read)?
        (he|she|{relative}) .. (controls|monitors|tracks|checks|goes through|looks through|took \
            |takes|searches|spies on) .. (my (phone|money|mail|messages|texts|calls|email \
            |everything|location|emails))
        (my (husband|wife|ex|boyfriend|partner|girlfriend|dad|father|mom|mother|parents|stepdad \
            |roommate)|he|she) (reads|read|sees|checks|looks at|opens|monitors|goes through|has \
            access to|is reading|will see|can see|will read|gets) (all )? (my|the|this|these \
            |our) (texts|phone|messages|mail|email|emails|text|letters|calls|message|voicemail \
            |inbox|cell)
        (he|she) (is|was) (right here|standing here|next to me|in the room|listening|watching \
            me|right next|sitting here|home right now)
        (being|getting|been|was|got) (abused|beaten|held|trafficked|stalked|hit|threatened \
            |molested|followed|controlled|beat) (by|at|here|against|up by)
        (elder|child|sexual|physical|emotional) abuse
        (my|the) (caregiver|nurse|aide|son|daughter|nephew) .. (hits|steals|stole|hurts|starves \
            |locks|abuses|beats) .. (me|my|from me|us)
        (put my life|my life|our lives|my safety|put me|putting me|puts me|kids) .. in danger
        (get|gets|got) me (killed|hurt|beat|beaten|in danger)
        for (my|our|my kids|her|his) (own )? safety
    """,
    es="""
        (me|nos|le|les) (pega|pego|golpea|golpeo|golpean|pegan|maltrata|maltratan|ahorca|ahorco \
            |amenaza|amenazan|amenazo|viola|violo|patea|abusa|abusan|avienta|encierra|ha pegado \
            |ha golpeado|esta pegando|va a pegar|va a golpear|va a matar si|mata si|quiere \
            matar)
        (no|nunca) (estoy|me siento|estamos|estan|esta) (segur*|a salvo) (en (mi |la )? casa \
            |aqui|con el|con ella)?
        (tengo|me da|con|le tengo|vivo con|mucho) miedo (de|a|que|por) (el|mi|ella|que (el|ella \
            |mi)|a (el|mi)|esposo|marido|vida|mis hijos)
        le tengo miedo
        (violencia (domestica|familiar|en casa|intrafamiliar)|orden de restriccion|orden de \
            proteccion|maltrato|abusador|golpeador|agresor)
        (refugio|albergue|casa de seguridad) (para|de)? (mujeres|victimas|violencia)?
        (escondid*|escape|huyendo|hui|huir|me fui|escapando|escapar) (de|del) (el|mi|esposo \
            |marido|ex|mi {pariente}|abusador|agresor)
        (que )? (no|nunca) (le )? (puede|debe|vaya a|se puede|se vaya a|pueden|debe de|quiero \
            que|se) (el |ella |mi {pariente} )? (saber|enterar*|enter*|ver|sepa|entere \
            |encontrar*|vea|darse cuenta|descubrir)
        (mi (esposo|marido|ex|novio|papa|mama|pareja|suegra|padre|madre|padrastro|hermano \
            |esposa)|el|ella) .. (revisa|lee|ve|checa|abre|controla|espia|mira|me quita|agarra \
            |me revisa|tiene acceso|me checa) .. (telefono|mensajes|celular|cartas|correo \
            |correos|correspondencia|mis cosas|llamadas|todo|textos|cel)
        (que )? no (se )? (entere|sepa|vea|enteren|sepan|vean|lea) (el |ella |nadie |mi )? (de \
            esto|nada|esto|{pariente}|por favor)?
        (no|nunca) le (diga*|cuente*|digan|avise*|mencione*|hable*|comente*) (nada )? (a|de \
            esto a|al|de esto) (mi |el|ella|mis|nadie|los)?
        (esta|anda) (aqui|a mi lado|al lado|oyendo|escuchando|junto a mi|enfrente) .. (el \
            |esposo|marido|no puedo hablar|ahorita|novio|ex|pareja)?
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
        (read|reads|see|sees|get|gets) (my|the|your|this|these) (email|emails|mail|messages \
            |texts|message|text|letters) (and|but) (pay|will|would)
        no (puede|se puede|debe|pueden) ver (la|el|mi|al) (doctor|pagina|cuenta|saldo|portal \
            |recibo|factura)
        esta aqui (el|la|mi|en) (clinica|hospital|recibo|pago|factura|cuenta|cheque|comprobante \
            |dinero)
    """,
)
