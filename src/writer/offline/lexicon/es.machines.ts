import type { Phrases } from '../cues.js';

/** Spanish: What machines write, and phrases that mean nothing by themselves. */
export const machines: Phrases = {
  out_of_office: {
    4.2: `
      (fuera|ausente) (de (la |mi )?)?(oficina|despacho|hasta|del|desde)
      (estoy|estaré|encuentro|estaremos|estar|me encuentro) .. (ausente|fuera|de vacaciones|de baja|de viaje|de permiso|en viaje|sin acceso)
      (baja (maternal|médica|por maternidad|por paternidad|laboral)|permiso de (maternidad|paternidad)|licencia (médica|de maternidad|por))
      (sin|acceso limitado|no tendré|poco|no tengo) .. (acceso|al correo|a mi correo|correo|e-?mail)
      (a mi (vuelta|regreso|retorno)|cuando (vuelva|regrese)|a la vuelta)
      (vuelvo|regreso|volveré|regresaré|reincorporo|reincorporaré|estaré de vuelta|incorporo|retorno|me reincorporo) (a la oficina |de |al trabajo )*(el|a partir|{day}|en|al)
      (oficina|oficinas|empresa|tienda) .. (cerrada~|cerrado|permanecer~)
      (fuera de (la )?oficina|respuesta de ausencia)
    `,
    3: `
      (de|en) vacaciones
      (para|en caso de|si es|por) .. (urgencias?|urgente~|algo urgente)
      de viaje
    `,
  },
  auto_reply: {
    2: `
      (gracias|agradecemos) (por )?(contactar|contactarnos|ponerse en contacto|su mensaje|escribirnos|comunicarse|tu mensaje|su consulta|su correo) .. (con|nosotros|le|te)
    `,
    4.1: `
      (respuesta|mensaje|correo|e-?mail) (automátic(o|a)|generad(o|a) automáticamente|autogenerado)
      (acuse de recibo|este es un mensaje automático|automáticamente)
      (hemos|ha sido|se ha|ha) recibido .. (su|tu|correctamente|solicitud|mensaje|consulta|correctamente)
      (su|tu) (mensaje|solicitud|consulta|correo|petición) .. (ha sido|fue|está|será) .. (recibid~|registrad~|atendid~|asignad~|enviad~|procesad~)
      (no|por favor no) respond(a|er|as|an) .. (a este|este)
      (número de|n°|nº|nro) .. (ticket|caso|incidencia|referencia|expediente)
      (buzón|dirección|cuenta|correo) .. no .. (supervisad~|monitorizad~|atendid~|activ~|revisad~|leíd~|atiende|lee)
      (horario de atención|nuestro horario)
    `,
    3: `
      (responderemos|contestaremos|atenderemos|contactaremos|responderá|nos pondremos|responderé|contestaré) .. (lo antes posible|a la mayor brevedad|en breve|contacto|brevedad|en un plazo|cuanto antes|en las próximas)
      (mayor brevedad|lo antes posible)
    `,
  },
  bounce: {
    4: `
      (mensaje|correo|entrega) .. (no se ha podido entregar|no se pudo entregar|no entregado|fallid(o|a)|rechazado|no pudo ser)
      (dirección|destinatario|buzón|usuario) .. (no encontrad~|no existe|desconocid~|llen(o|a)|no válid~|rechazad~)
      no se (ha podido|pudo) entregar
    `,
  },
  nothing: {
    2: `
      (el año|el mes|la semana|el verano) (pasad(o|a))
      (hace|desde hace|llevamos|llevo) {num} (años|meses|semanas|días)
      (contrato|permanencia|compromiso) .. {num} (meses|años?|mes)
    `,
    4: `
      (automático|redactado|enviado) ... en nombre de
      (cumpl~|conforme|compatible) .. (rgpd|lopd|gdpr)
      ^(ok|vale|perfecto|genial|recibido|de acuerdo|muy bien|entendido) (muchas )?gracias$
      (es|eres) ... (automático|robot|bot|ia)
      (no hay|sin|ningún) problema
      (no sólo|no solo|cómo no|no dude|no dudes|no duden|sin duda|no obstante|por qué no|no se preocupe~|no te preocupes|no solamente)
      si (les|le|te|os|estáis|está|estás|están) .. (interesa|interesad~)
      (qué tal está~|cómo está~|espero que)
      (en|a) (la |el |mi |carpeta )*(carpeta de )?(spam|correo no deseado)
      (necesito|necesitamos) (más |saber|ver|un presupuesto|información|tiempo|algo de tiempo|detalles|consultar~|pensar~|la aprobación|aprobación|autorización|que)
      no antes
      (cuando|si) (quiera|quieras|puedas|pueda)
      (somos|soy) .. abogados?
      (quedo|quedamos) a la espera
    `,
  },
};
