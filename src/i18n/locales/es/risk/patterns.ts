import type { patterns as en } from '../../en/risk/patterns.ts';

export const patterns: Readonly<Record<keyof typeof en, string>> = {
  'pattern.R01.name': 'Molestias altas y repetidas',
  'pattern.R01.says':
    '{spot}: {threshold} de 10 o más en {times} de los últimos {checkIns} registros, con un máximo de {worst, number, ::.#}.',
  'pattern.R01.means':
    'Aparece cuando la misma zona está en {soreness} o más en {days} de los últimos {window} días con registro.',
  'pattern.R01.doesNotShow':
    'No dice por qué molesta esa zona. Las agujetas tras un trabajo nuevo o duro llegan al máximo a los dos días, más o menos, y desaparecen en cinco a siete. Los números son una convención de la práctica.',
  'pattern.R01.staff':
    'Pregunta de qué cree que viene, valora aliviar el trabajo de esa zona y ofrece un masaje de recuperación si nada lo desaconseja.',
  'pattern.R01.athlete':
    'Esta zona te molesta desde hace varios registros: {spot}. El cuerpo técnico ya lo sabe, para ayudarte a planificar.',

  'pattern.R02.name': 'Molestias que no ceden',
  'pattern.R02.says':
    '{spot}: molestias en cada uno de {checkIns} registros durante {spanDays} días, {lowest, number, ::.#} de 10 como mínimo, {latest, number, ::.#} ahora.',
  'pattern.R02.means':
    'Aparece cuando en cada registro de los últimos siete días ({checkIns} o más) la misma zona está en {soreness} o más, y eso dura ya {spanDays} días o más.',
  'pattern.R02.doesNotShow':
    'No nombra ninguna causa. Solo dice que esto dura más que unas agujetas normales, que desaparecen en cinco a siete días, a veces diez.',
  'pattern.R02.staff': 'Fisioterapia lo mira en un plazo de tres días.',
  'pattern.R02.athlete':
    'Esta zona te molesta desde hace una semana o más: {spot}. Habla con tu fisio, por favor; ya está al tanto.',

  'pattern.R03.name': 'Más dolor del que permite el plan',
  'pattern.R03.says':
    '{spot}: {painDuring, select, none {} other {dolor de {painDuring, number, ::.#} durante una sesión.}} {painAfter, select, none {} other {Dolor de {painAfter, number, ::.#} después.}} {painNextMorning, select, none {} other {Dolor de {painNextMorning, number, ::.#} a la mañana siguiente, {painBefore, number, ::.#} antes de la sesión.}} {weekMean, select, none {} other {Media semanal de {weekMean, number, ::.#}, {weekMeanBefore, number, ::.#} la semana anterior.}}',
  'pattern.R03.means':
    'Aparece cuando el dolor durante o después de una sesión pasa de {limit}, cuando a la mañana siguiente es más de {riseMorning} mayor que antes de la sesión, o cuando su media semanal sube {riseWeek} o más.',
  'pattern.R03.doesNotShow':
    'La regla se probó en personas con dolor de tendón; para otros dolores es una extensión. Dolor no es lo mismo que daño.',
  'pattern.R03.staff':
    'Fisioterapia decide si se da un paso atrás en la carga; el movimiento dentro de los límites continúa.',
  'pattern.R03.athlete': 'Tu dolor fue mayor de lo que permite tu plan. Tu fisio mirará contigo la próxima sesión.',

  'pattern.R04.name': 'Problema que limita el entrenamiento',
  'pattern.R04.says':
    '{spot}: el formulario semanal dice que el entrenamiento o el rendimiento están claramente afectados{severity, select, none {} other {, {severity} de 100}}.',
  'pattern.R04.means':
    'Aparece cuando la última respuesta semanal dice que no fue posible participar, o que el entrenamiento o el rendimiento cambiaron al menos moderadamente.',
  'pattern.R04.doesNotShow':
    'El formulario se puntúa al estilo de un cuestionario conocido, con palabras propias: no reclama su validez.',
  'pattern.R04.staff': 'El equipo médico se pone en contacto en 48 horas y deja el problema por escrito.',
  'pattern.R04.athlete': 'Gracias por contarlo. El equipo médico se pondrá en contacto contigo.',

  'pattern.R05.name': 'Problema que continúa',
  'pattern.R05.says':
    '{spot}: un problema durante {problemWeeks, plural, one {# semana} other {# semanas seguidas}}{severity, select, none {} other {, ahora {severity} de 100}}{rise, select, none {} other {, {rise, number, ::+!} respecto a la semana anterior}}.',
  'pattern.R05.means':
    'Aparece cuando el formulario semanal nombra un problema en el mismo sitio {weeks} semanas seguidas, o cuando su puntuación sube {jump} o más de una semana a otra.',
  'pattern.R05.doesNotShow':
    'Los cambios más pequeños son ruido en una sola persona: unos 35 de 100 pueden venir solo del formulario.',
  'pattern.R05.staff': 'El equipo médico lo mira, sea cual sea la puntuación.',
  'pattern.R05.athlete': 'Este problema dura ya un tiempo. El equipo médico acordará una cita contigo.',

  'pattern.R06.name': 'Más bajo de lo habitual',
  'pattern.R06.says':
    '{totalZ, select, none {} other {Sueño, cansancio, estrés y ánimo juntos: {total} de 20 hoy, {usual, number, ::.#} habitualmente ({totalZ, number, ::.#} desviaciones estándar).}} {itemsLow, plural, =0 {} one {Una sola respuesta está muy por debajo de lo habitual.} other {# respuestas sueltas están muy por debajo de lo habitual.}}',
  'pattern.R06.means':
    'Aparece cuando el total de hoy está a {total, number} desviaciones estándar de la media de los 28 días anteriores o más abajo, o cuando {items} respuestas sueltas están en {item, number} o más abajo.',
  'pattern.R06.doesNotShow':
    'Las respuestas de cinco puntos son poco finas, y la gente responde distinto cuando otros las leen. No dice nada del motivo.',
  'pattern.R06.staff': 'Primero hablar: sueño, enfermedad, vida fuera del deporte. Valora un día más suave.',
  'pattern.R06.athlete':
    'Hoy pareces estar más bajo de lo habitual en ti. Si quieres contar más, habla con tu cuerpo técnico.',

  'pattern.R07.name': 'Una sesión mucho más larga que antes',
  'pattern.R07.says':
    '{planned, select, 1 {Una sesión prevista} other {Una sesión}} de {distanceKm, select, none {{minutes, select, none {{load, number, ::.#} unidades de carga} other {{minutes, number, ::.#} minutos}}} other {{distanceKm, number, ::.#} km}} es {ratio, number, ::.##} veces la más larga de los {lookbackDays} días anteriores ({longest, number, ::.#}). {extrapolated, select, 1 {Esto se vio en corredores y aquí se aplica por extensión a este deporte.} other {}}',
  'pattern.R07.means':
    'Aparece cuando una sesión es más de {small, number} veces la más larga del mismo deporte en los {lookbackDays} días anteriores; más de {moderate, number} es moderado, más de {large, number} pide actuar. Las sesiones previstas se miran antes de que lleguen.',
  'pattern.R07.doesNotShow': 'Un gran estudio con corredores; de él no se puede deducir qué le pasará a una persona.',
  'pattern.R07.staff':
    'Comprueba que era lo previsto. Mantén más suaves las próximas 48 horas y pregunta por el dolor en el próximo registro.',
  'pattern.R07.athlete':
    '{planned, select, 1 {Una sesión prevista es claramente más larga de lo habitual en ti. El cuerpo técnico la mirará contigo.} other {Esta fue tu sesión más larga en {lookbackDays} días. Mañana te preguntaré cómo te sientes.}}',

  'pattern.R08.name': 'Semana más cargada que la anterior',
  'pattern.R08.says':
    'Los últimos siete días suman {weekLoad, number, ::.} unidades de carga, los siete anteriores {weekLoadBefore, number, ::.}: un {percent, number, ::.} por ciento más. La semana habitual es de {usualWeek, number, ::.}.',
  'pattern.R08.means':
    'Aparece cuando los últimos siete días están un {percent} por ciento o más por encima de los siete anteriores y no son más suaves que la semana mediana de las últimas {medianWeeks}.',
  'pattern.R08.doesNotShow':
    'Los estudios no se ponen de acuerdo en si significa algo. Es contexto, nunca un motivo por sí solo.',
  'pattern.R08.staff': 'Por sí solo, nada; léelo junto a lo que cuenta el deportista.',
  'pattern.R08.athlete': '',

  'pattern.R09.name': 'Últimos días más cargados de lo habitual',
  'pattern.R09.says':
    'Los últimos siete días suman {acute, number, ::.} unidades de carga al día, las tres semanas anteriores {chronicBefore, number, ::.}. {uncoupled, select, none {} other {Relación sin solapamiento {uncoupled, number, ::.##}.}} {coupled, select, none {} other {Relación con solapamiento {coupled, number, ::.##}.}} {ewma, select, none {} other {Relación de medias ponderadas {ewma, number, ::.##}.}}',
  'pattern.R09.means':
    'Aparece cuando los últimos siete días son {uncoupled, number} veces las tres semanas anteriores o más, o cuando las medias ponderadas están en {ewma, number} o más; no antes de 28 días de historial ni después de un parón largo.',
  'pattern.R09.doesNotShow':
    'Describe la carga y no predice nada. Su utilidad se discute: el mayor estudio con corredores no encontró esa relación.',
  'pattern.R09.staff': 'Por sí solo, nada; léelo junto a las molestias y el dolor.',
  'pattern.R09.athlete':
    'Tus últimos siete días fueron más cargados de lo habitual en ti. Esto describe la carga; no predice nada.',

  'pattern.R10.name': 'Semana monótona y cargada',
  'pattern.R10.says':
    'Monotonía {monotony, number, ::.##}{capped, select, 1 { (con tope: los días apenas se distinguen)} other {}}, strain {strain, number, ::.}; su propia décima parte superior empieza en {strainLimit, number, ::.}. Carga de la semana {weekLoad, number, ::.}.',
  'pattern.R10.means':
    'Aparece cuando siete días conocidos tienen una monotonía de {monotony, number} o más (desviación estándar muestral) y un strain en la {strainPercentile, select, 90 {décima parte} other {parte}} superior de las últimas {weeks} semanas del propio deportista.',
  'pattern.R10.doesNotShow':
    'El primer estudio fue pequeño y trataba de resfriados y similares. El strain no sirve para comparar a dos deportistas.',
  'pattern.R10.staff': 'Planifica un día más suave o de descanso y fíjate en señales de enfermedad.',
  'pattern.R10.athlete': 'Tu semana tuvo poca variación. Puede que el cuerpo técnico planifique un día más suave.',

  'pattern.R11.name': 'Partidos muy seguidos',
  'pattern.R11.says':
    '{matches, plural, one {# partido} other {# partidos}} en {days} días{gapHours, select, none {} other {, los dos últimos con {gapHours, number, ::.} horas de diferencia}}.',
  'pattern.R11.means':
    'Aparece cuando dos partidos de {minMinutes} minutos o más empiezan en menos de {gapHours} horas, o cuando {matches} caen en {days} días.',
  'pattern.R11.doesNotShow':
    'Los estudios lo vieron solo en lesiones musculares, y no todos. Tres en ocho días es una convención.',
  'pattern.R11.staff':
    'Habla de rotaciones, ofrece un masaje de recuperación entre 18 y 52 horas después, sin trabajo profundo entre medias.',
  'pattern.R11.athlete':
    'Tienes dos partidos muy seguidos. Mira tus huecos: puede que entre un masaje de recuperación en medio.',

  'pattern.R12.name': 'Entrenar con dolor',
  'pattern.R12.says':
    'Sesiones completas en {days} de los últimos siete días con dolor de hasta {worstPain, number, ::.#} o molestias de hasta {worstSoreness, number, ::.#} de 10 antes de ellas; un {lowestPercent, number, ::.} por ciento de la carga habitual o más.',
  'pattern.R12.means':
    'Aparece cuando en {days} de siete días hay dolor de {pain} o más antes de una sesión (o molestias de {soreness} o más donde el deporte carga el cuerpo) y la sesión llega aun así al {percent} por ciento de su carga habitual.',
  'pattern.R12.doesNotShow':
    'Entrenar con algo de dolor está bien cuando está planificado; esto no puede saber si lo estaba.',
  'pattern.R12.staff':
    'Una conversación en privado, y fisioterapia. El entrenador solo sabe que la disponibilidad es limitada.',
  'pattern.R12.athlete':
    'Esta semana has entrenado con dolor más de una vez. Habla con tu cuerpo técnico: planificad juntos los próximos días.',

  'pattern.R13.name': 'Un lado molesta más que el otro',
  'pattern.R13.says':
    '{spot}: molesta más que el otro lado en {times} de {checkIns} registros, de {smallest, number, ::.#} a {largest, number, ::.#} puntos.',
  'pattern.R13.means':
    'Aparece cuando los dos lados de la misma zona se separan {difference} puntos en {times} registros de {days} días, siempre con el mismo lado peor.',
  'pattern.R13.doesNotShow': 'Los dos lados nunca son iguales. Los números son una convención de la práctica.',
  'pattern.R13.staff': 'Fisioterapia compara los dos lados; pregunta por zapatillas, superficie y técnica.',
  'pattern.R13.athlete':
    'Un lado te molesta una y otra vez más que el otro: {spot}. Puede que tu fisio le eche un vistazo.',

  'pattern.R14.name': 'Poco sueño en una semana intensa',
  'pattern.R14.says':
    '{hours, number, ::.#} horas de sueño por noche en {nights} noches{debt, select, none {} other {, {debt, number, ::.#} horas menos que {limit, number} por noche}}, en una semana de {weekLoad, number, ::.} unidades de carga (habitualmente {usualWeek, number, ::.}).',
  'pattern.R14.means':
    'Aparece cuando el sueño medio de siete días baja de {adultHours} horas (menores de 18: {youthHours}) en una semana al menos tan cargada como la habitual.',
  'pattern.R14.doesNotShow':
    'Las horas que uno recuerda son aproximadas. Lo que se sabe viene sobre todo de adolescentes.',
  'pattern.R14.staff': 'Habla del sueño y evita empezar temprano. El masaje por sí solo no lo resuelve.',
  'pattern.R14.athlete':
    'Has dormido menos de lo que conviene en una semana intensa. Acostarte pronto puede ayudarte más que cualquier otra cosa.',

  'pattern.R15.name': 'Más que la guía para jóvenes',
  'pattern.R15.says':
    'Edad {age}: {hours, number, ::.#} horas de deporte en siete días (guía {hoursLimit, number, ::.#}), {restDays, plural, one {# día} other {# días}} sin carga (guía {minRestDays}), {months} meses de un solo deporte (guía {monthsLimit}).',
  'pattern.R15.means':
    'Aparece en menores de 18 con más horas semanales que años de edad o que {maxHours}, más de {maxMonths} meses del año en un solo deporte, o menos de {minRestDays, plural, one {# día} other {# días}} sin carga en siete.',
  'pattern.R15.doesNotShow': 'Son guías sacadas de cohortes y documentos de posición, no un límite para una persona.',
  'pattern.R15.staff':
    'Avisa al entrenador y al tutor legal, planifica un día de descanso, habla de practicar más de un deporte.',
  'pattern.R15.athlete': '',

  'pattern.R16.name': 'Ningún día de descanso',
  'pattern.R16.says': '{days} días seguidos con entrenamiento; el límite fijado es {limit}.',
  'pattern.R16.means':
    'Aparece tras {adult} días seguidos con carga (menores de 18: {youth}). Un día del que no se sabe nada corta la serie.',
  'pattern.R16.doesNotShow': 'Diez días suaves no son diez días duros; el límite es una convención de la práctica.',
  'pattern.R16.staff': 'Planifica un día de descanso. Un masaje no cuenta como tal.',
  'pattern.R16.athlete':
    'Has entrenado {days} días seguidos. Puede que el cuerpo técnico planifique contigo un día de descanso.',

  'pattern.R17.name': 'Más rápido de lo que permite la vuelta',
  'pattern.R17.says':
    'Fase {stage} de la vuelta. {maxMinutes, select, none {} other {{minutes} minutos, {maxMinutes} permitidos.}} {maxRpe, select, none {} other {Esfuerzo {rpe}, {maxRpe} permitido.}} {contact, select, 1 {Contacto, que aún no está permitido.} other {}} {weeksBefore, select, none {} other {{weekLoad, number, ::.} unidades de carga esta semana, {weeksBefore, number, ::.} en las dos anteriores.}} {longest, select, none {} other {Una sesión prevista es {ratio, number, ::.##} veces la más larga.}}',
  'pattern.R17.means':
    'Aparece en la vuelta cuando una sesión supera lo que permite la fase, cuando una semana es más de {ramp, number} veces las dos anteriores, o cuando una sesión prevista es más de {spike, number} veces la más larga.',
  'pattern.R17.doesNotShow':
    'Las fases y los límites se acuerdan entre personas; los números para una sola persona no se conocen.',
  'pattern.R17.staff': 'Decide el equipo médico. Nadie más cambia la fase.',
  'pattern.R17.athlete': 'Esto fue más de lo que permite tu fase actual. Tu equipo médico ya lo sabe.',

  'pattern.R18.name': 'Viaje antes de una competición',
  'pattern.R18.says':
    '{travelHours, number, ::.#} horas de viaje y {zonesCrossed} husos horarios, con llegada {hoursBefore, number, ::.} horas antes; se aconsejan {hoursAdvised, number, ::.}.',
  'pattern.R18.means':
    'Aparece cuando un viaje de {zones} husos horarios o de {hours} horas termina menos de un día, o medio día por huso, antes de una competición o sesión dura.',
  'pattern.R18.doesNotShow':
    'Cada persona lleva los viajes de forma muy distinta; el consejo es un consenso de expertos.',
  'pattern.R18.staff':
    'Mueve el registro, que sea suave, y haz la pregunta sobre hinchazón antes de trabajar las piernas.',
  'pattern.R18.athlete':
    'Hola después de un viaje largo. Tómatelo con calma al principio y dinos si se te hincha una pierna.',

  'pattern.R19.name': 'Respuestas para el equipo médico',
  'pattern.R19.says': 'Respondió sí a: {flags}.',
  'pattern.R19.means': 'Aparece tras un solo sí a cualquiera de las preguntas de control. No se suma nada y uno basta.',
  'pattern.R19.doesNotShow':
    'Un sí no nombra ninguna causa. Dice que el equipo médico debería hablar con el deportista.',
  'pattern.R19.staff':
    'Habla {when, select, now {ahora} other {hoy}} con el deportista. Sus reservas están en pausa hasta que el equipo médico las reactive. Si suena grave, llama a emergencias.',
  'pattern.R19.athlete':
    'Ponte en contacto {when, select, now {ahora} other {hoy}} con el equipo médico, por favor. Si empeora, llama a emergencias.',

  'pattern.R20.name': 'El masaje no ha ayudado',
  'pattern.R20.says':
    '{after, select, none {{spot}: {sessions} masajes; el mejor quitó {bestRelief, plural, one {# punto} other {# puntos}}. {firstBefore, number, ::.#} de 10 antes del primero, {latestAfter, number, ::.#} después del último.} other {{spot}: {before, select, none {} other {{before} de 10 antes de un masaje, }}{after} de 10 entre uno y tres días después.}}',
  'pattern.R20.means':
    'Aparece tras {sessions} masajes de la misma zona en {days} días cuando el mejor alivió menos de {relief} puntos entre uno y tres días después, o está peor que antes del primero. Hay que actuar cuando tras un masaje está {rise} puntos o más peor, o en {worse} de 10 o más.',
  'pattern.R20.doesNotShow': 'Sin masaje quizá habría empeorado; solo una conversación puede aclararlo.',
  'pattern.R20.staff': 'Deja de repetirlo y deriva a fisioterapia o a un médico.',
  'pattern.R20.athlete':
    '{after, select, none {El masaje está cambiando poco aquí: {spot}. Se pedirá a tu fisio que lo mire.} other {Tras el masaje duele mucho: {spot}. Estoy avisando a quienes te tratan.}}',

  'pattern.DQ1.name': 'Ya no llegan registros',
  'pattern.DQ1.says':
    '{answered} de los últimos {expected} registros respondidos, {answeredBefore} de {expectedBefore} antes.',
  'pattern.DQ1.means':
    'Aparece cuando se respondieron menos de {answered} de los últimos {last} registros esperados tras un tiempo con el {percent} por ciento o más. Hasta entonces los demás patrones dicen «faltan datos».',
  'pattern.DQ1.doesNotShow': 'El silencio no es un síntoma. La gente se olvida, viaja o se cansa de preguntas.',
  'pattern.DQ1.staff': 'Pregunta con amabilidad qué tal va todo.',
  'pattern.DQ1.athlete': 'Hace tiempo que no sé de ti. Basta con pulsar una vez.',
};
