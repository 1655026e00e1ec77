import type { Phrases } from '../cues.js';

/** Spanish: What people write who do not say no: what holds them back, and when to come back. */
export const waits: Phrases = {
  objection: {
    5: `
      (probamos|compramos|usamos|implantamos|contratamos|pagamos|instalamos|hemos (probado|comprado|usado|contratado)) .. (algo|herramientas?|programas?|sistemas?|productos?|software|soluci~|plataforma|parecid~|similar) ... (y|pero|que|al final) ... (nadie|nunca|fracas~|desastre|fiasco|decepci~|abandona~|para nada|de nada|no (funcion~|sirvi~|cuaj~|us~))
      (último|última|anterior) (herramienta|programa|proveedor|sistema|producto|intento|solución) ... (nadie|nunca|fracas~|desastre|fiasco|decepci~|abandona~|para nada|de nada|no (funcion~|sirvi~|cuaj~|us~))
    `,
    4.3: `
      no (me|nos) (convence|convencen|fío|fiamos|termina de convencer|acaba de convencer|cuadra)
    `,
    2.3: `
      (presupuesto|precio|coste|costo|caro|contrato|ya|proveedor|competencia|internamente|complicado|complejo|riesgo|confianza|seguridad|nube|ia|bots?|pequeñ~|jefe|dirección|aprobación|personal|salesforce|hubspot|holded|excel|sap)
    `,
    4: `
      por qué .. (esta vez|ahora) .. (distint~|diferente|mejor|funcion~)
      cómo (lo |la )?(resuelven|gestionan|solucionan|hacen) .. (los demás|otr~ (clientes|empresas))
      por qué (deberíamos|debería|tendríamos que|cambiar|pagar|iba a|íbamos)
    `,
    3.5: `
      (llevamos|lo lleva|la lleva|hacemos|gestionamos) .. (nosotros|nosotros mismos|una agencia|otra empresa|internamente|mi|un)
      presupuesto .. (cerrado|limitado|agotado|ya)
      (nos|me) (basta|sobra|apañamos|arreglamos|vale con|sirve con)
      (mi|nuestro|el|la) (jefe|jefa|socio|socia|dirección|director|informático) .. (no|odia|rechaza|nunca)
      (demasiado|muy|bastante|algo|un poco|tan|realmente|excesivamente) .. (car(o|a|os|as)|costos(o|a)|elevad(o|a|os|as)|alto)
      (caro|carísimo)
      (fuera de|excede|supera|por encima|se sale) .. (presupuesto|precio|posibilidades)
      (no|sin|ni|falta|poco|tampoco) .. (presupuesto|dinero|fondos|recursos|tiempo|personal|capacidad|partida|gente|liquidez)
      presupuesto .. (congelado|cerrado|ajustado|agotado|recortado|limitado|gastado|asignado|comprometido|justo)
      ya .. (tenemos|tengo|usamos|uso|utilizamos|trabajamos|contamos|disponemos|estamos|hemos|tienen|cuento|utilizo|trabajo|lo hacemos|lo tenemos|la tenemos|está cubierto|cubierto|somos|contratamos|contratado|contamos con)
      (tenemos|tengo|usamos|utilizamos|trabajamos|contamos|disponemos|estamos) .. ya
      (content(o|a|os|as)|satisfech(o|a|os|as)|feliz|felices|a gusto|encantados|bien) con (nuestro|nuestra|el|la|lo|mi|\\w+)
      (proveedor|solución|herramienta|sistema|software|socio|crm|agencia|contrato|programa) (actual|existente|vigente|propio|propia|de siempre)
      (actual|nuestro) (proveedor|solución|herramienta|sistema|software|crm|agencia|partner)
      (usamos|utilizamos|trabajamos con|uso|trabajo con|utilizo) (?!no|nada|ya|el mismo)\\w+
      contrato .. (hasta|con|vigente|firmado|renovado|vence|permanencia|en vigor|anual)
      permanencia
      (hacemos|hago|gestionamos|desarrollamos|llevamos|lo hacemos|gestiono|resolvemos) .. (internamente|nosotros mismos|in-?house|a mano|interno|nosotros|dentro)
      internamente
      (escéptic~|dudas|dudo|dudamos|reticente~|desconfi~|preocup~|reservas|recelos|temo|miedo)
      no .. (convence|convencid~|convencen|confío|confiamos|fío|fiamos|veo (el |la |mucho |mucha )?(valor|beneficio|utilidad|ventaja|sentido|retorno|diferencia)|veo claro|vemos (el |la )?(valor|beneficio|utilidad|ventaja)|me fío|está claro)
      mal(a|as)? experiencias?
      (probamos|probé|intentamos|hemos probado|usamos) .. (antes|algo parecido|algo similar|similar|y no|otra|otras)
      (demasiado|muy|bastante) (pequeñ(o|a|os|as)|complicad(o|a)|complej(o|a)|bonito|genéric~|engorroso|arriesgado|bueno para)
      (acabamos|acabo|recién|hace poco|recientemente|acaban) (de )?.. (firmar|contratar|cambiar|renovar|implementar|comprar|invertir|implantar|firmamos|contratamos|renovamos|migrar|contratado|firmado|cambiamos|cambiado|implementamos)
      (elegimos|escogimos|decidimos|decidido|elegido|optado|optamos|apostamos|fuimos|decantado) .. (por|con) .. (otr~|competencia|otra)
      (más barato|más económico|descuento|rebaja|mejor precio)
      (necesit~|tengo que|debo|requiere|depende|falta) .. (aprobación|aprobar|convencer|consultarlo|visto bueno|autorización|jefe|dirección|junta|mis? soci~)
      (problemas?|dudas?|temas?|riesgo|preocupación) .. (rgpd|protección de datos|seguridad|privacidad|legales|confidencialidad)
      (nuestros|mis|los) (clientes|empleados|usuarios|pacientes|trabajadores) .. (no|prefieren|odian|rechazan)
      (cambio|cambiar|migrar|migración|implantar) .. (costos~|complicad~|lío|mucho|caro|esfuerzo|engorroso|difícil|demasiado)
      (le |les )?falta .. (integración|funcionalidad|función)
      no .. (compatible|integra|se integra|se adapta|funciona~ (con|para))
      (todos|todo el mundo|siempre) .. (dicen|dice|prometen|promete|lo mismo)
      (rentable|no compensa)
    `,
  },
  later: {
    2.3: `
      (más adelante|ahora mismo|de momento|actualmente|vacaciones|ocupad~|liad~|luego|próximamente|por ahora)
      {far}
    `,
    4.3: `
      (recuérd~|recordar~|escríb~|escrib~|avis~|avís~) .. {day}
      {back} ... ({far}|más adelante|más tarde|otro momento|entonces|luego|en el futuro|otra ocasión)
      {far} .. (sería|sera|mejor|quizás|quizá|tal vez|podría|podríamos|podemos|estaría|me viene|lo vemos|lo retomamos|hablamos|me va|perfecto|más|volvemos|lo|nos|ideal|tendremos|tendré|conviene|escríb~|llám~|contact~|si acaso|revisar~|veremos)
      (quizás|quizá|tal vez|mejor|a lo mejor|puede que|no antes|no hasta|hasta|a partir|probablemente|posiblemente|esperar|seguramente|igual|recién|como pronto|aplazado|pospuesto) (de |a |en |para |el |lo vemos |que )*{far}
      (vuelv(a|e|an)|volver|retom~|recontact~) .. (más adelante|más tarde|luego|otro momento|contactar~|escribir~|llamar~|en otra|intentar~)
    `,
    3.3: `
      ^(ahora no |sí |no |gracias |ok |hola |quizá |quizás |tal vez |mejor )*{far}( quizás| gracias| por favor| mejor| tal vez)*$
      (más adelante|más tarde|en otro momento|otro momento|en el futuro|un futuro|en otra ocasión|otra ocasión|a futuro|próximamente|otro día|luego vemos)
      (no|mal|mejor) .. (buen momento|mejor momento|el momento|momento adecuado|es momento|momento oportuno)
      mal momento
      no .. (prioridad|prioritario|urgente|en la agenda|toca)
      (demasiado|aún es|todavía es|es) (muy |demasiado )?(pronto|temprano|prematuro)
      (prematuro|en pausa|aplazad(o|a)|pospuest(o|a)|pospon~|aplaz~|en espera|parado|paralizado|stand-?by|detenido|postergad~|posterg~)
      (saturad(o|a|os|as)|desbordad(o|a|os|as)|liad(o|a|os|as)|ocupad(o|a|os|as)|hasta arriba|temporada alta|mucho trabajo|mucha carga|a tope|cierre de año|cierre fiscal|hasta el cuello|reestructura~|en plena|mudanza)
      (cuando|una vez que|una vez|en cuanto|después de que|hasta que) (hayamos|tengamos|terminemos|acabemos|pase|termine|tenga|acabe|estemos|haya|cerremos|terminado|esté|vuelva|el|la|volvamos|pasen|se|crezcamos|sepamos)
      (le|les|te|os|ya) .. (avisaré|avisaremos|aviso|avisamos|contactaré|contactaremos|escribiré|escribiremos|diré|diremos|llamaré|llamamos|contactamos|llamaremos|decimos)
      (necesito|necesitamos|dame|deme|denos|denme) .. (más |un poco de |algo de |un )*tiempo
      (lo|le|les|os|te) (tendré|tendremos|tenemos|tengo) en (cuenta|mente)
    `,
    2.7: `
      (no|ni|nada) .. {now}
      {now} .. (no|nada|imposible)
      (todavía|aún) no
    `,
  },
};
