<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_US">
<context>
    <name>account::DemoServerProcess</name>
    <message>
        <source>The program mediadesk-demo-server is not installed.</source>
        <translation>El programa mediadesk-demo-server no está instalado.</translation>
    </message>
</context>
<context>
    <name>account::ServerName</name>
    <message>
        <source>Live</source>
        <translation>Producción</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Pruebas (Sandbox)</translation>
    </message>
</context>
<context>
    <name>account::SignInFailure</name>
    <message>
        <source>This authorization token has expired. Get a new one where this one came from, and paste it here.</source>
        <translation>Este token de autorización ha caducado. Consiga uno nuevo donde obtuvo este y péguelo aquí.</translation>
    </message>
    <message>
        <source>%1 does not accept this authorization token. Check that all of it was copied and that it is for this server. A token lives only some hours: you may need a new one.</source>
        <translation>%1 no acepta este token de autorización. Compruebe que se ha copiado entero y que es para este servidor. Un token solo vale unas horas: puede que necesite uno nuevo.</translation>
    </message>
    <message>
        <source>%1 does not accept this API key with this e-mail address. Check both, and that they are for this server: Live and Sandbox have keys of their own.</source>
        <translation>%1 no acepta esta clave de API con esta dirección de correo. Compruebe las dos, y que son para este servidor: Producción y Pruebas (Sandbox) tienen claves distintas.</translation>
    </message>
    <message>
        <source>No server with the name %1 can be found. Check this computer’s network connection and the spelling of the address, then try again.</source>
        <translation>No se encuentra ningún servidor con el nombre %1. Compruebe la conexión de red de este equipo y que la dirección está bien escrita; después, inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The computer %1 is there, but no server answers at this address. Check the address, or try again later.</source>
        <translation>El equipo %1 existe, pero en esta dirección no responde ningún servidor. Compruebe la dirección o inténtelo más tarde.</translation>
    </message>
    <message>
        <source>A server answers at %1, but not as Botdoc does. Check the address.</source>
        <translation>En %1 responde un servidor, pero no como lo hace Botdoc. Compruebe la dirección.</translation>
    </message>
    <message>
        <source>%1 knows this account, but does not let it see medias. Ask whoever looks after Botdoc in your office.</source>
        <translation>%1 conoce esta cuenta, pero no le permite ver documentos. Pregunte a quien se ocupe de Botdoc en su oficina.</translation>
    </message>
</context>
<context>
    <name>botdoc::ErrorText</name>
    <message>
        <source>The server says: “%1”</source>
        <translation>El servidor dice: «%1»</translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation>Espere un momento e inténtelo de nuevo.</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Inténtelo de nuevo dentro de %n segundo.</numerusform>
            <numerusform>Inténtelo de nuevo dentro de %n segundos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n minute(s).</source>
        <translation>
            <numerusform>Inténtelo de nuevo dentro de %n minuto.</numerusform>
            <numerusform>Inténtelo de nuevo dentro de %n minutos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server cannot be reached, or the connection broke. Check the network, then try again.</source>
        <translation>No se puede acceder al servidor o se ha cortado la conexión. Compruebe la red e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again in a moment.</source>
        <translation>El servidor no ha respondido a tiempo. Inténtelo de nuevo dentro de un momento.</translation>
    </message>
    <message>
        <source>The server does not accept this sign-in. Sign in again.</source>
        <translation>El servidor no acepta este inicio de sesión. Inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>This account may not do that.</source>
        <translation>Esta cuenta no tiene permiso para hacer eso.</translation>
    </message>
    <message>
        <source>It is no longer on the server. Botdoc also deletes medias by itself after some time.</source>
        <translation>Ya no está en el servidor. Botdoc también elimina documentos por su cuenta pasado un tiempo.</translation>
    </message>
    <message>
        <source>The server refused this.</source>
        <translation>El servidor lo ha rechazado.</translation>
    </message>
    <message>
        <source>The server is asked too often.</source>
        <translation>El servidor recibe demasiadas peticiones.</translation>
    </message>
    <message>
        <source>The server has a fault of its own (%1). Try again later.</source>
        <translation>El servidor tiene un fallo propio (%1). Inténtelo de nuevo más tarde.</translation>
    </message>
    <message>
        <source>The answer did not come from a Botdoc service. Check the server’s address, and whether the network asks for a sign-in of its own.</source>
        <translation>La respuesta no procede de un servicio de Botdoc. Compruebe la dirección del servidor y si la red pide su propio inicio de sesión.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>The file could not be read or written: %1</source>
        <translation>No se ha podido leer o escribir el archivo: %1</translation>
    </message>
    <message>
        <source>The file is empty, and Botdoc takes no empty files. Nothing was sent.</source>
        <translation>El archivo está vacío y Botdoc no admite archivos vacíos. No se ha enviado nada.</translation>
    </message>
    <message>
        <source>The file changed while it was being sent. Nothing of it was kept on the server. Send it again when it is no longer being changed.</source>
        <translation>El archivo ha cambiado mientras se enviaba. No ha quedado nada de él en el servidor. Envíelo de nuevo cuando ya nadie lo modifique.</translation>
    </message>
    <message>
        <source>What arrived is not what was sent, so it was not kept. Try again. (%1)</source>
        <translation>Lo que ha llegado no es lo que se envió, así que no se ha guardado. Inténtelo de nuevo. (%1)</translation>
    </message>
    <message>
        <source>The connection broke before the server answered, and it is unclear whether the file arrived. Look for it in the request’s list before you send it again.</source>
        <translation>La conexión se ha cortado antes de que el servidor respondiera y no está claro si el archivo ha llegado. Búsquelo en la lista de la solicitud antes de enviarlo de nuevo.</translation>
    </message>
    <message>
        <source>All downloads that the server allows for this media have been used up. Ask the sender for it again.</source>
        <translation>Se han agotado todas las descargas que el servidor permite de este documento. Pídaselo de nuevo al remitente.</translation>
    </message>
    <message>
        <source>No server of this name can be found. Check the network and the server’s address, then try again.</source>
        <translation>No se encuentra ningún servidor con este nombre. Compruebe la red y la dirección del servidor; después, inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The server takes no connections at this address. Check the address, or try again later.</source>
        <translation>El servidor no admite conexiones en esta dirección. Compruebe la dirección o inténtelo más tarde.</translation>
    </message>
    <message>
        <source>The network’s proxy does not let Mediadesk through to the server. Tell your administrator.</source>
        <translation>El proxy de la red no deja que Mediadesk llegue al servidor. Avise a su administrador.</translation>
    </message>
    <message>
        <source>The server’s certificate has expired.</source>
        <translation>El certificado del servidor ha caducado.</translation>
    </message>
    <message>
        <source>The server’s certificate is not valid yet.</source>
        <translation>El certificado del servidor todavía no es válido.</translation>
    </message>
    <message>
        <source>Nothing was sent. Check that this computer’s date and time are right (it is now %1); if they are, tell your administrator.</source>
        <translation>No se ha enviado nada. Compruebe que la fecha y la hora de este equipo son correctas (ahora marca %1); si lo son, avise a su administrador.</translation>
    </message>
    <message>
        <source>The certificate that came belongs to another server, so this may not be the one it claims to be. Nothing was sent. Check the address, and whether the network asks for a sign-in of its own; else tell your administrator.</source>
        <translation>El certificado recibido es de otro servidor, así que este puede no ser el que dice ser. No se ha enviado nada. Compruebe la dirección, y si la red exige iniciar sesión en ella; si no es eso, avise a su administrador.</translation>
    </message>
    <message>
        <source>The server vouches for itself: nobody that this computer trusts has signed its certificate. Nothing was sent. Tell your administrator.</source>
        <translation>El servidor solo responde por sí mismo: su certificado no lo ha firmado nadie en quien confíe este equipo. No se ha enviado nada. Avise a su administrador.</translation>
    </message>
    <message>
        <source>The server’s certificate was issued by somebody whom this computer does not trust. Nothing was sent. Tell your administrator.</source>
        <translation>El certificado del servidor lo ha emitido alguien en quien este equipo no confía. No se ha enviado nada. Avise a su administrador.</translation>
    </message>
    <message>
        <source>The server’s certificate has been withdrawn. Nothing was sent. Tell your administrator.</source>
        <translation>El certificado del servidor ha sido revocado. No se ha enviado nada. Avise a su administrador.</translation>
    </message>
    <message>
        <source>No safe connection could be made. Nothing was sent. Check the server’s address; if it is right, tell your administrator.</source>
        <translation>No se pudo establecer una conexión segura. No se ha enviado nada. Compruebe la dirección del servidor; si es correcta, avise a su administrador.</translation>
    </message>
    <message>
        <source>A web page came instead of an answer from Botdoc. Check the server’s address, and whether the network asks for a sign-in of its own: open any page in a web browser to see.</source>
        <translation>En lugar de una respuesta de Botdoc llegó una página web. Compruebe la dirección del servidor, y si la red exige iniciar sesión en ella: abra cualquier página en un navegador para verlo.</translation>
    </message>
    <message>
        <source>The server sends us on to another address, where Mediadesk does not follow. Check the server’s address.</source>
        <translation>El servidor remite a otra dirección, a la que Mediadesk no va. Compruebe la dirección del servidor.</translation>
    </message>
    <message>
        <source>The authorization token has expired. Sign in again with a new one.</source>
        <translation>El token de autorización ha caducado. Vuelva a iniciar sesión con uno nuevo.</translation>
    </message>
    <message>
        <source>The connection broke, and the server did not go on where it had been. Nothing was kept.</source>
        <translation>La conexión se ha interrumpido y el servidor no ha continuado donde estaba. No se ha conservado nada.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk. Make room there, then try again.</source>
        <translation>No hay espacio suficiente en el disco. Libere espacio y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk (%1). Make room there, then try again.</source>
        <translation>No hay espacio suficiente en el disco (%1). Libere espacio y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>It was changed on the server while it was being fetched, so nothing was kept. Try again.</source>
        <translation>Ha cambiado en el servidor mientras se descargaba, por lo que no se ha conservado nada. Vuelva a intentarlo.</translation>
    </message>
</context>
<context>
    <name>content::FileType</name>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>Hoja de cálculo</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Presentación</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Comprimido</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
</context>
<context>
    <name>content::PrivateFolder</name>
    <message>
        <source>The folder for opened files could not be made: %1</source>
        <translation>No se ha podido crear la carpeta para los archivos abiertos: %1</translation>
    </message>
</context>
<context>
    <name>content::PromisedRoom</name>
    <message>
        <source>%1 needed, %2 free, of which other downloads need %3</source>
        <translation>se necesitan %1, hay %2 libres, de los que otras descargas necesitan %3</translation>
    </message>
    <message>
        <source>%1 needed, %2 free</source>
        <translation>se necesitan %1, hay %2 libres</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Browse, save, delete and send the medias of Botdoc requests.</source>
        <translation>Consulte, guarde, elimine y envíe los documentos de las solicitudes de Botdoc.</translation>
    </message>
    <message>
        <source>Start the demo server on this computer and sign in to it.</source>
        <translation>Inicia el servidor de demostración en este equipo y la sesión en él.</translation>
    </message>
    <message>
        <source>Mediadesk takes no file names: %1</source>
        <translation>Mediadesk no admite nombres de archivo: %1</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Muestra esta ayuda.</translation>
    </message>
</context>
<context>
    <name>medias::ListCsv</name>
    <message>
        <source>Media number</source>
        <translation>Número de documento</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Received (UTC)</source>
        <translation>Recibido (UTC)</translation>
    </message>
    <message>
        <source>MD5</source>
        <translation>MD5</translation>
    </message>
</context>
<context>
    <name>medias::MediaListModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Downloads left</source>
        <translation>Descargas restantes</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What the sender called the file</source>
        <translation>Cómo ha llamado el remitente al archivo</translation>
    </message>
    <message>
        <source>What the file was asked for as</source>
        <translation>Como qué se pidió el archivo</translation>
    </message>
    <message>
        <source>The Botdoc request that the media belongs to</source>
        <translation>La solicitud de Botdoc a la que pertenece el documento</translation>
    </message>
    <message>
        <source>What kind of file it is, as the server says</source>
        <translation>Qué clase de archivo es, según el servidor</translation>
    </message>
    <message>
        <source>How large the file is</source>
        <translation>Qué tamaño tiene el archivo</translation>
    </message>
    <message>
        <source>When the server got it, in this computer’s time</source>
        <translation>Cuándo lo recibió el servidor, en la hora de este equipo</translation>
    </message>
    <message>
        <source>How often it can still be fetched from the server. Each preview, save or first opening uses up one.</source>
        <translation>Cuántas veces se puede descargar todavía del servidor. Cada vista previa, cada vez que se guarda y la primera vez que se abre consumen una.</translation>
    </message>
    <message>
        <source>Whether it can be fetched now</source>
        <translation>Si se puede descargar ahora</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Cargando</translation>
    </message>
    <message>
        <source>Could not be loaded</source>
        <translation>No se ha podido cargar</translation>
    </message>
    <message>
        <source>The server gave an entry without a number: it cannot be shown, fetched or deleted.</source>
        <translation>El servidor ha dado una entrada sin número: no se puede mostrar, descargar ni eliminar.</translation>
    </message>
    <message>
        <source>Unreadable entry</source>
        <translation>Entrada ilegible</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>Sin etiqueta</translation>
    </message>
    <message>
        <source>The server did not give this part of the list. Double-click to try again; it is also asked for when it comes into view again.</source>
        <translation>El servidor no ha dado esta parte de la lista. Haga doble clic para volver a intentarlo; también se pedirá cuando vuelva a estar a la vista.</translation>
    </message>
    <message>
        <source>Stays</source>
        <comment>for how long</comment>
        <translation>Se conserva</translation>
    </message>
    <message>
        <source>How much longer it is likely to be there. The service deletes medias by itself after some days: this is an estimate, from when it was received.</source>
        <translation>Cuánto tiempo más estará ahí probablemente. El servicio elimina los documentos por sí mismo al cabo de unos días: es una estimación, a partir de cuándo se recibió.</translation>
    </message>
    <message>
        <source>%1 (came since you last looked)</source>
        <translation>%1 (ha llegado desde la última vez que miró)</translation>
    </message>
    <message>
        <source>New: %1</source>
        <comment>a media</comment>
        <translation>Nuevo: %1</translation>
    </message>
</context>
<context>
    <name>medias::MediaText</name>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>type of a file</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2 bytes)</source>
        <translation>%1 (%2 bytes)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>none left</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>downloads left of downloads allowed</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 of %2 used, %3 left</source>
        <translation>%1 de %2 consumidas, quedan %3</translation>
    </message>
    <message>
        <source>%1 used, unknown how many are left</source>
        <translation>%1 consumidas, no se sabe cuántas quedan</translation>
    </message>
    <message>
        <source>%1 allowed, unknown how many are left</source>
        <translation>%1 permitidas, no se sabe cuántas quedan</translation>
    </message>
    <message numerus="yes">
        <source>complete, %Ln part(s)</source>
        <translation>
            <numerusform>completo, %Ln parte</numerusform>
            <numerusform>completo, %Ln partes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln part(s) have arrived</source>
        <translation>
            <numerusform>ha llegado %1 de %Ln parte</numerusform>
            <numerusform>han llegado %1 de %Ln partes</numerusform>
        </translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Eliminado</translation>
    </message>
    <message>
        <source>No downloads left</source>
        <translation>Sin descargas</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>Solicitud %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>title and number</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, %2, received %3, %4</source>
        <comment>type, size, time, state</comment>
        <translation>%1, %2, recibido el %3, %4</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modificado</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>The server says: “%1”</source>
        <translation>El servidor dice: «%1»</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Descargas</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Partes</translation>
    </message>
    <message>
        <source>Sent from</source>
        <translation>Enviado desde</translation>
    </message>
    <message>
        <source>The internet address that sent it</source>
        <translation>La dirección de internet desde la que se envió</translation>
    </message>
    <message>
        <source>Checksum (MD5)</source>
        <translation>Suma de comprobación (MD5)</translation>
    </message>
    <message>
        <source>Two files with the same checksum have the same content</source>
        <translation>Dos archivos con la misma suma de comprobación tienen el mismo contenido</translation>
    </message>
    <message>
        <source>Removed by</source>
        <translation>Eliminado por</translation>
    </message>
    <message>
        <source>not removed</source>
        <translation>no eliminado</translation>
    </message>
    <message>
        <source>Name in storage</source>
        <translation>Nombre en el almacén</translation>
    </message>
    <message>
        <source>What the server calls the file</source>
        <translation>Cómo llama el servidor al archivo</translation>
    </message>
    <message>
        <source>Media number</source>
        <translation>Número de documento</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 part(s)</source>
        <comment>have arrived</comment>
        <translation>
            <numerusform>%1 de %2 parte</numerusform>
            <numerusform>%1 de %2 partes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>medias::StayEstimate</name>
    <message>
        <source>gone</source>
        <comment>a media, from the server</comment>
        <translation>ya no está</translation>
    </message>
    <message>
        <source>less than a day</source>
        <comment>a media stays</comment>
        <translation>menos de un día</translation>
    </message>
    <message numerus="yes">
        <source>about %n day(s)</source>
        <comment>a media stays</comment>
        <translation>
            <numerusform>alrededor de %n día</numerusform>
            <numerusform>unos %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>may go any time</source>
        <comment>a media</comment>
        <translation>en cualquier momento</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>Eliminado: %1</translation>
    </message>
    <message>
        <source>Probably until %1.</source>
        <translation>Probablemente hasta el %1.</translation>
    </message>
    <message>
        <source>The server does not say when it came: nothing can be said about how long it stays.</source>
        <translation>El servidor no dice cuándo llegó: no se puede decir cuánto tiempo se conservará.</translation>
    </message>
    <message numerus="yes">
        <source>This is an estimate: the service is said to delete a media %n day(s) after it came, but tells no date. The service alone decides.</source>
        <translation>
            <numerusform>Es una estimación: se dice que el servicio elimina un documento %n día después de su llegada, pero no indica ninguna fecha. Solo el servicio lo decide.</numerusform>
            <numerusform>Es una estimación: se dice que el servicio elimina un documento %n días después de su llegada, pero no indica ninguna fecha. Solo el servicio lo decide.</numerusform>
        </translation>
    </message>
    <message>
        <source>It came on %1 and may be deleted any time.</source>
        <translation>Llegó el %1 y puede eliminarse en cualquier momento.</translation>
    </message>
    <message>
        <source>By the server’s clock it came on %1, which is still to be: nothing can be said about how long it stays.</source>
        <translation>Según el reloj del servidor llegó el %1, que aún está por venir: no se puede decir cuánto tiempo se conservará.</translation>
    </message>
</context>
<context>
    <name>transfers::CollectedFileModel</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
</context>
<context>
    <name>transfers::Download</name>
    <message>
        <source>The name was taken: saved as “%1”.</source>
        <translation>El nombre ya existía: se ha guardado como «%1».</translation>
    </message>
    <message>
        <source>The server gave no checksum to hold it against.</source>
        <translation>El servidor no ha dado ninguna suma de comprobación con la que cotejarlo.</translation>
    </message>
    <message>
        <source>Trying again may use another of the downloads that the server allows.</source>
        <translation>Es posible que un nuevo intento gaste otra de las descargas que permite el servidor.</translation>
    </message>
    <message>
        <source>No download is left: ask the sender for it again.</source>
        <translation>No queda ninguna descarga: pida al remitente que lo envíe de nuevo.</translation>
    </message>
    <message>
        <source>Trying again uses another download: %L1 of %L2 left.</source>
        <translation>Un nuevo intento gasta otra descarga: quedan %L1 de %L2.</translation>
    </message>
</context>
<context>
    <name>transfers::FileCollector</name>
    <message>
        <source>What this link points to is gone</source>
        <translation>Aquello a lo que apunta este enlace ya no existe</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>No encontrado</translation>
    </message>
    <message>
        <source>Not a file</source>
        <translation>No es un archivo</translation>
    </message>
    <message>
        <source>May not be read</source>
        <translation>No hay permiso para leerlo</translation>
    </message>
    <message>
        <source>Empty: the server takes no empty files</source>
        <translation>Vacío: el servidor no admite archivos vacíos</translation>
    </message>
    <message>
        <source>This folder may not be read</source>
        <translation>No hay permiso para leer esta carpeta</translation>
    </message>
    <message>
        <source>No files in this folder</source>
        <translation>No hay archivos en esta carpeta</translation>
    </message>
    <message>
        <source>and more</source>
        <translation>y más</translation>
    </message>
    <message>
        <source>More than %L1 files: send the rest afterwards</source>
        <translation>Más de %L1 archivos: envíe el resto después</translation>
    </message>
</context>
<context>
    <name>transfers::Removal</name>
    <message>
        <source>It may have been deleted all the same.</source>
        <translation>Es posible que se haya eliminado de todos modos.</translation>
    </message>
</context>
<context>
    <name>transfers::SourceFile</name>
    <message>
        <source>It is not a file that can be sent.</source>
        <translation>No es un archivo que se pueda enviar.</translation>
    </message>
</context>
<context>
    <name>transfers::TransferHistory</name>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>MD5</source>
        <translation>MD5</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Comprobado</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Request number</source>
        <translation>Número de solicitud</translation>
    </message>
</context>
<context>
    <name>transfers::TransferListModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a file and what becomes of it</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>transfers::TransferQueue</name>
    <message>
        <source>Part of it is on the server: sign in there and try again, or delete it.</source>
        <translation>Una parte está en el servidor: inicie sesión allí e inténtelo de nuevo, o elimínela.</translation>
    </message>
    <message>
        <source>It may have arrived all the same: look for it in the request’s list.</source>
        <translation>Es posible que haya llegado de todos modos: búsquelo en la lista de la solicitud.</translation>
    </message>
    <message>
        <source>Part of it is on the server: trying again goes on from there.</source>
        <translation>Una parte está en el servidor: al intentarlo de nuevo se continúa desde ahí.</translation>
    </message>
</context>
<context>
    <name>transfers::TransferText</name>
    <message>
        <source>Being cancelled…</source>
        <translation>Cancelando…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Eliminando…</translation>
    </message>
    <message>
        <source>Finishing…</source>
        <translation>Terminando…</translation>
    </message>
    <message>
        <source>Sending, %1 of %2</source>
        <translation>Enviando, %1 de %2</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
    <message>
        <source>Opening, %1 of %2</source>
        <translation>Abriendo, %1 de %2</translation>
    </message>
    <message>
        <source>Opening, %1</source>
        <translation>Abriendo, %1</translation>
    </message>
    <message>
        <source>Saving, %1 of %2</source>
        <translation>Guardando, %1 de %2</translation>
    </message>
    <message>
        <source>Saving, %1</source>
        <translation>Guardando, %1</translation>
    </message>
    <message>
        <source>Sent, checked</source>
        <translation>Enviado y comprobado</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Guardado como %1</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminado</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Ha fallado: %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Goes on when you sign in to %1</source>
        <translation>Continuará cuando inicie sesión en %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Goes on by itself: the server asked for a pause</source>
        <translation>Continúa solo: el servidor pidió una pausa</translation>
    </message>
    <message>
        <source>Goes on by itself: there was no connection, or it broke</source>
        <translation>Continúa solo: no había conexión o se interrumpió</translation>
    </message>
    <message>
        <source>Goes on by itself: the server did not answer in time</source>
        <translation>Continúa solo: el servidor no respondió a tiempo</translation>
    </message>
    <message>
        <source>Goes on by itself: the server is out of order</source>
        <translation>Continúa solo: el servidor no funciona en este momento</translation>
    </message>
</context>
<context>
    <name>transfers::Upload</name>
    <message>
        <source>Sent in one piece: this server does not join chunks.</source>
        <translation>Enviado de una pieza: este servidor no une partes.</translation>
    </message>
    <message>
        <source>The server confirmed the size, and gave no checksum.</source>
        <translation>El servidor ha confirmado el tamaño y no ha dado ninguna suma de comprobación.</translation>
    </message>
    <message>
        <source>The server confirmed neither size nor checksum.</source>
        <translation>El servidor no ha confirmado ni el tamaño ni la suma de comprobación.</translation>
    </message>
    <message>
        <source>What was sent of it could not be deleted from the server.</source>
        <translation>No se ha podido eliminar del servidor lo que se había enviado de él.</translation>
    </message>
    <message>
        <source>It may have arrived all the same: look for it in the request’s list.</source>
        <translation>Es posible que haya llegado de todos modos: búsquelo en la lista de la solicitud.</translation>
    </message>
    <message>
        <source>Parts of it that were sent before could not be deleted from the server.</source>
        <translation>No se han podido eliminar del servidor las partes que ya se habían enviado.</translation>
    </message>
</context>
<context>
    <name>ui::AccountButton</name>
    <message>
        <source>&amp;Use another account…</source>
        <translation>&amp;Usar otra cuenta…</translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation>&amp;Cuenta</translation>
    </message>
    <message>
        <source>Signed in with a token at %1</source>
        <translation>Sesión iniciada con un token en %1</translation>
    </message>
    <message>
        <source>Signed in as %1 at %2</source>
        <translation>Sesión iniciada como %1 en %2</translation>
    </message>
</context>
<context>
    <name>ui::AccountChooser</name>
    <message>
        <source>&amp;Use another account</source>
        <translation>&amp;Usar otra cuenta</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Olvidar…</translation>
    </message>
    <message>
        <source>Forget %1 at %2</source>
        <translation>Olvidar %1 en %2</translation>
    </message>
</context>
<context>
    <name>ui::AccountEntry</name>
    <message>
        <source>Asks for the token</source>
        <translation>Pide el token</translation>
    </message>
    <message>
        <source>Asks for the key</source>
        <translation>Pide la clave</translation>
    </message>
    <message>
        <source>Token kept in this computer’s keychain</source>
        <translation>Token conservado en el llavero de este equipo</translation>
    </message>
    <message>
        <source>Key kept in this computer’s keychain</source>
        <translation>Clave conservada en el llavero de este equipo</translation>
    </message>
    <message>
        <source>Sign in as %1 at %2</source>
        <translation>Iniciar sesión como %1 en %2</translation>
    </message>
</context>
<context>
    <name>ui::AccountText</name>
    <message>
        <source>Authorization token</source>
        <translation>Token de autorización</translation>
    </message>
    <message>
        <source>The key is no longer in this computer’s keychain. Type it again.</source>
        <translation>La clave ya no está en el llavero de este equipo. Escríbala de nuevo.</translation>
    </message>
    <message>
        <source>The keychain was not unlocked, so the key could not be read. Type it, or go back and choose the account again to unlock the keychain.</source>
        <translation>No se desbloqueó el llavero, así que no se pudo leer la clave. Escríbala, o vuelva atrás y elija de nuevo la cuenta para desbloquear el llavero.</translation>
    </message>
    <message>
        <source>This computer’s keychain, where the key is kept, cannot be reached. Type the key.</source>
        <translation>No se puede acceder al llavero de este equipo, donde está la clave. Escriba la clave.</translation>
    </message>
    <message>
        <source>The key could not be read from this computer’s keychain. Type it.</source>
        <translation>No se pudo leer la clave del llavero de este equipo. Escríbala.</translation>
    </message>
    <message>
        <source>You are signed in; the next start of Mediadesk asks for the key again.</source>
        <translation>La sesión está iniciada; la próxima vez que se abra, Mediadesk volverá a pedir la clave.</translation>
    </message>
    <message>
        <source>The key was not kept, for the keychain was not unlocked.</source>
        <translation>La clave no se ha conservado porque no se desbloqueó el llavero.</translation>
    </message>
    <message>
        <source>The key was not kept, for this computer’s keychain cannot be reached.</source>
        <translation>La clave no se ha conservado porque no se puede acceder al llavero de este equipo.</translation>
    </message>
    <message>
        <source>The key could not be kept in this computer’s keychain.</source>
        <translation>No se pudo conservar la clave en el llavero de este equipo.</translation>
    </message>
    <message>
        <source>The keychain was not unlocked, so the key of %1 at %2 is still in it.</source>
        <translation>No se desbloqueó el llavero, así que la clave de %1 en %2 sigue en él.</translation>
    </message>
    <message>
        <source>The key of %1 at %2 could not be removed from this computer’s keychain.</source>
        <translation>No se pudo quitar la clave de %1 en %2 del llavero de este equipo.</translation>
    </message>
    <message>
        <source>Remove it with the system’s own program for passwords and keys: its entry is called Mediadesk.</source>
        <translation>Quítela con el programa de contraseñas y claves del sistema: su entrada se llama Mediadesk.</translation>
    </message>
</context>
<context>
    <name>ui::AcrossPanes</name>
    <message>
        <source>Re&amp;quests</source>
        <translation>So&amp;licitudes</translation>
    </message>
    <message>
        <source>Show the requests beside the list</source>
        <translation>Mostrar las solicitudes junto a la lista</translation>
    </message>
</context>
<context>
    <name>ui::AwayNotice</name>
    <message>
        <source>The server asks for a pause. Transfers go on by themselves after it.</source>
        <translation>El servidor pide una pausa. Las transferencias continúan solas después.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>No se puede acceder al servidor.</translation>
    </message>
    <message>
        <source>The server does not answer as it should.</source>
        <translation>El servidor no responde como debería.</translation>
    </message>
    <message>
        <source>%1 Nothing is lost: transfers go on by themselves when it is back.</source>
        <translation>%1 No se pierde nada: las transferencias continúan solas cuando vuelva.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Volver a comprobar</translation>
    </message>
    <message>
        <source>The server is back. Transfers go on.</source>
        <translation>El servidor ha vuelto. Las transferencias continúan.</translation>
    </message>
</context>
<context>
    <name>ui::ChosenRequest</name>
    <message>
        <source>Request %1 is no longer there. These are all medias.</source>
        <translation>La solicitud %1 ya no existe. Estos son todos los documentos.</translation>
    </message>
    <message>
        <source>Going soon, not saved yet (an estimate): the oldest</source>
        <translation>Se borran pronto, sin guardar (estimación): los más antiguos</translation>
    </message>
    <message>
        <source>Going soon, not saved yet (an estimate)</source>
        <translation>Se borran pronto, sin guardar (estimación)</translation>
    </message>
</context>
<context>
    <name>ui::ColumnsMenu</name>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Columnas</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Restablecer las columnas</translation>
    </message>
    <message>
        <source>%1 (needs a wider list)</source>
        <translation>%1 (necesita una lista más ancha)</translation>
    </message>
</context>
<context>
    <name>ui::CsvSaving</name>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tablas (*.csv)</translation>
    </message>
</context>
<context>
    <name>ui::DetailsPane</name>
    <message>
        <source>Select a media to see its details.</source>
        <translation>Seleccione un documento para ver sus detalles.</translation>
    </message>
    <message>
        <source>Details of the selected media</source>
        <translation>Detalles del documento seleccionado</translation>
    </message>
    <message numerus="yes">
        <source>%Ln medias selected</source>
        <translation>
            <numerusform>%Ln documento seleccionado</numerusform>
            <numerusform>%Ln documentos seleccionados</numerusform>
        </translation>
    </message>
    <message>
        <source>At least %1 together</source>
        <translation>Al menos %1 en total</translation>
    </message>
    <message>
        <source>%1 together</source>
        <translation>%1 en total</translation>
    </message>
    <message>
        <source>This media is no longer on the server.</source>
        <translation>Este documento ya no está en el servidor.</translation>
    </message>
</context>
<context>
    <name>ui::DropArea</name>
    <message>
        <source>Drop files here to send them</source>
        <translation>Suelte aquí archivos para enviarlos</translation>
    </message>
    <message>
        <source>Send files: drop them here, or press to choose</source>
        <translation>Enviar archivos: suéltelos aquí o pulse para elegirlos</translation>
    </message>
    <message>
        <source>or click to choose</source>
        <translation>o haga clic para elegirlos</translation>
    </message>
</context>
<context>
    <name>ui::DropOverlay</name>
    <message numerus="yes">
        <source>Drop to send %Ln file(s)</source>
        <translation>
            <numerusform>Suelte para enviar %Ln archivo</numerusform>
            <numerusform>Suelte para enviar %Ln archivos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FetchCost</name>
    <message numerus="yes">
        <source>For the rest the server is asked %Ln more time(s)</source>
        <translation>
            <numerusform>Para el resto se consulta al servidor %Ln vez más</numerusform>
            <numerusform>Para el resto se consulta al servidor %Ln veces más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, which takes about %n second(s).</source>
        <translation>
            <numerusform>%1, lo que tarda alrededor de %n segundo.</numerusform>
            <numerusform>%1, lo que tarda alrededor de %n segundos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, which takes about %Ln minute(s).</source>
        <translation>
            <numerusform>%1, lo que tarda alrededor de %Ln minuto.</numerusform>
            <numerusform>%1, lo que tarda alrededor de %Ln minutos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FileChoice</name>
    <message>
        <source>Choose files to send</source>
        <translation>Elegir archivos para enviar</translation>
    </message>
    <message>
        <source>Save here</source>
        <translation>Guardar aquí</translation>
    </message>
</context>
<context>
    <name>ui::GoingSoonText</name>
    <message>
        <source>Going soon, not saved yet</source>
        <translation>Se borran pronto, sin guardar</translation>
    </message>
    <message numerus="yes">
        <source>What the service is likely to delete within about %n day(s), and was not saved on this computer. This is an estimate: the service tells no date.</source>
        <translation>
            <numerusform>Lo que el servicio probablemente borrará dentro de %n día, más o menos, y no se ha guardado en este equipo. Es una estimación: el servicio no indica ninguna fecha.</numerusform>
            <numerusform>Lo que el servicio probablemente borrará dentro de unos %n días y no se ha guardado en este equipo. Es una estimación: el servicio no indica ninguna fecha.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1+</source>
        <comment>at least so many</comment>
        <translation>%1+</translation>
    </message>
    <message>
        <source>Not all could be looked at: there may be more.</source>
        <translation>No se pudieron revisar todos: puede haber más.</translation>
    </message>
    <message>
        <source>?</source>
        <comment>nobody knows how many</comment>
        <translation>?</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>how many</comment>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>Nothing that goes soon was found, but not all could be looked at: some of the others may go soon.</source>
        <translation>No se encontró ninguno que se borre pronto, pero no se pudieron revisar todos: alguno de los demás podría borrarse pronto.</translation>
    </message>
    <message numerus="yes">
        <source>All of the oldest %Ln media(s) that were looked at are saved here. There are younger ones that have not been looked at: some of them may go soon, too.</source>
        <translation>
            <numerusform>El documento más antiguo que se revisó (%Ln) está guardado aquí. Hay otros más recientes que no se han revisado: alguno también podría borrarse pronto.</numerusform>
            <numerusform>Los %Ln documentos más antiguos que se revisaron están guardados aquí. Hay otros más recientes que no se han revisado: alguno también podría borrarse pronto.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::HistorySaving</name>
    <message>
        <source>Save transfer &amp;history…</source>
        <translation>Guardar &amp;historial de transferencias…</translation>
    </message>
    <message>
        <source>Save what was sent, saved and deleted as a table</source>
        <translation>Guarde como tabla lo que se envió, se guardó y se eliminó</translation>
    </message>
    <message>
        <source>Save transfer history</source>
        <translation>Guardar historial de transferencias</translation>
    </message>
    <message>
        <source>Transfers until %1.csv</source>
        <comment>a file name</comment>
        <translation>Transferencias hasta %1.csv</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Guardado como %1</translation>
    </message>
    <message>
        <source>The history could not be saved as %1.</source>
        <translation>No se pudo guardar el historial como %1.</translation>
    </message>
</context>
<context>
    <name>ui::JournalText</name>
    <message>
        <source>The record of your transfers was damaged and could not be read; it is kept as “%1”. What was on its way when Mediadesk last ended does not go on by itself: look whether it has arrived.</source>
        <translation>El registro de sus transferencias estaba dañado y no se pudo leer; se conserva como «%1». Lo que estaba en curso cuando Mediadesk se cerró por última vez no continuará por sí solo: compruebe si ha llegado.</translation>
    </message>
    <message>
        <source>Mediadesk is open twice. Transfers of this window stop when it is closed, and do not go on by themselves later.</source>
        <translation>Mediadesk está abierto dos veces. Las transferencias de esta ventana se detendrán al cerrarla y no continuarán después por sí solas.</translation>
    </message>
    <message>
        <source>A newer Mediadesk has written the record of your transfers, and this one leaves it alone: transfers stop when it is closed, and do not go on by themselves later.</source>
        <translation>Un Mediadesk más reciente ha escrito el registro de sus transferencias y este no lo toca: las transferencias se detendrán al cerrarlo y no continuarán después por sí solas.</translation>
    </message>
    <message>
        <source>The record of your transfers cannot be opened: transfers stop when Mediadesk is closed, and do not go on by themselves later.</source>
        <translation>No se puede abrir el registro de sus transferencias: las transferencias se detendrán al cerrar Mediadesk y no continuarán después por sí solas.</translation>
    </message>
    <message>
        <source>The record of your transfers cannot be written. What is on its way goes on, but not by itself after Mediadesk is closed.</source>
        <translation>No se puede escribir el registro de sus transferencias. Lo que está en curso continúa, pero no lo hará por sí solo después de cerrar Mediadesk.</translation>
    </message>
</context>
<context>
    <name>ui::LanguageMenu</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>&amp;As the system</source>
        <translation>&amp;Como el sistema</translation>
    </message>
</context>
<context>
    <name>ui::ListNotice</name>
    <message>
        <source>A part of the list could not be loaded.</source>
        <translation>No se ha podido cargar una parte de la lista.</translation>
    </message>
    <message>
        <source>The list is as it was at %1.</source>
        <translation>La lista está como estaba a las %1.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Iniciar sesión de nuevo</translation>
    </message>
</context>
<context>
    <name>ui::ListPages</name>
    <message>
        <source>Medias</source>
        <translation>Documentos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln media(s)</source>
        <translation>
            <numerusform>%Ln documento</numerusform>
            <numerusform>%Ln documentos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 medias: the others were not loaded</source>
        <translation>%1 de %2 documentos: los demás no estaban cargados</translation>
    </message>
    <message>
        <source>Page %L1 of %L2</source>
        <translation>Página %L1 de %L2</translation>
    </message>
</context>
<context>
    <name>ui::ListPrinting</name>
    <message>
        <source>&amp;Print list…</source>
        <translation>Im&amp;primir lista…</translation>
    </message>
    <message>
        <source>Print the list of medias, as it is shown</source>
        <translation>Imprimir la lista de documentos tal como se muestra</translation>
    </message>
    <message>
        <source>Medias</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Print list</source>
        <translation>Imprimir lista</translation>
    </message>
    <message>
        <source>The list could not be printed. Is the printer there, and switched on?</source>
        <translation>No se ha podido imprimir la lista. ¿Está la impresora conectada y encendida?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) printed.</source>
        <translation>
            <numerusform>Se ha impreso %Ln página.</numerusform>
            <numerusform>Se han impreso %Ln páginas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Printing page %L1 of %L2…</source>
        <translation>Imprimiendo la página %L1 de %L2…</translation>
    </message>
    <message>
        <source>Printing was stopped.</source>
        <translation>Se ha detenido la impresión.</translation>
    </message>
    <message>
        <source>The list could not be printed to its end. Look at the printer, then try again.</source>
        <translation>No se ha podido imprimir la lista hasta el final. Revise la impresora y vuelva a intentarlo.</translation>
    </message>
</context>
<context>
    <name>ui::ListSaving</name>
    <message>
        <source>Save &amp;list…</source>
        <translation>Guardar lis&amp;ta…</translation>
    </message>
    <message>
        <source>Save the list of medias as a table, as it is shown</source>
        <translation>Guardar la lista de documentos como tabla, tal como se muestra</translation>
    </message>
    <message>
        <source>Save list</source>
        <translation>Guardar lista</translation>
    </message>
    <message>
        <source>Medias %1.csv</source>
        <comment>a file name</comment>
        <translation>Documentos %1.csv</translation>
    </message>
    <message numerus="yes">
        <source>The list of %Ln media(s) was saved as %1.</source>
        <translation>
            <numerusform>La lista de %Ln documento se ha guardado como %1.</numerusform>
            <numerusform>La lista de %Ln documentos se ha guardado como %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list could not be saved as %1.</source>
        <translation>No se ha podido guardar la lista como %1.</translation>
    </message>
    <message>
        <source>Saved %2 of %3 medias as %1: the others are not loaded yet.</source>
        <translation>Se han guardado %2 de %3 documentos como %1: los demás aún no están cargados.</translation>
    </message>
</context>
<context>
    <name>ui::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>Send &amp;files…</source>
        <translation>&amp;Enviar archivos…</translation>
    </message>
    <message>
        <source>Choose files and send them to a request</source>
        <translation>Elegir archivos y enviarlos a una solicitud</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>Actuali&amp;zar</translation>
    </message>
    <message>
        <source>Ask the server what has changed</source>
        <translation>Preguntar al servidor qué ha cambiado</translation>
    </message>
    <message>
        <source>Select &amp;all that is loaded</source>
        <translation>Seleccionar &amp;todo lo cargado</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Sa&amp;lir</translation>
    </message>
    <message>
        <source>&amp;About Mediadesk</source>
        <translation>&amp;Acerca de Mediadesk</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>Acerca de &amp;Qt</translation>
    </message>
    <message>
        <source>About Mediadesk</source>
        <translation>Acerca de Mediadesk</translation>
    </message>
    <message>
        <source>Mediadesk %1</source>
        <translation>Mediadesk %1</translation>
    </message>
    <message>
        <source>Browse, save, delete and send the medias of Botdoc requests.

Mediadesk is free software under the MIT licence. It uses Qt %1 under the GNU Lesser General Public Licence, version 3; see the file NOTICES for what that means.</source>
        <translation>Consulte, guarde, elimine y envíe los documentos de las solicitudes de Botdoc.

Mediadesk es software libre bajo la licencia MIT. Utiliza Qt %1 bajo la licencia pública general reducida de GNU (LGPL), versión 3; el archivo NOTICES explica lo que eso significa.</translation>
    </message>
    <message>
        <source>S&amp;ign out</source>
        <translation>Cerrar &amp;sesión</translation>
    </message>
    <message>
        <source>&amp;Search…</source>
        <translation>&amp;Buscar…</translation>
    </message>
    <message>
        <source>Search the medias</source>
        <translation>Buscar en los documentos</translation>
    </message>
    <message>
        <source>All &amp;medias</source>
        <translation>Todos los &amp;documentos</translation>
    </message>
    <message>
        <source>Show the medias of all requests</source>
        <translation>Mostrar los documentos de todas las solicitudes</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Demo</source>
        <translation>Demostración</translation>
    </message>
    <message>
        <source>The demo server could not be started.</source>
        <translation>No se ha podido iniciar el servidor de demostración.</translation>
    </message>
    <message>
        <source>The demo server has ended.</source>
        <translation>El servidor de demostración se ha cerrado.</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>Iniciarlo de nuevo</translation>
    </message>
    <message>
        <source>Your administrator has switched the demo off.</source>
        <translation>Su administrador ha desactivado la demostración.</translation>
    </message>
    <message>
        <source>Starting the demo server…</source>
        <translation>Iniciando el servidor de demostración…</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>Quit while files are on their way?</source>
        <translation>¿Salir mientras hay archivos en camino?</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Sign out while files are on their way?</source>
        <translation>¿Cerrar la sesión mientras hay archivos en camino?</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message numerus="yes">
        <source>There is something wrong with %n setting(s). The details say what, and what is used now.</source>
        <translation>
            <numerusform>Hay un problema con %n ajuste. Los detalles dicen cuál es y qué se usa ahora.</numerusform>
            <numerusform>Hay problemas con %n ajustes. Los detalles dicen cuáles son y qué se usa ahora.</numerusform>
        </translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>Más herramientas</translation>
    </message>
    <message>
        <source>Switch to %1 while files are on their way?</source>
        <translation>¿Cambiar a %1 mientras hay archivos en camino?</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Use another account while files are on their way?</source>
        <translation>¿Usar otra cuenta mientras hay archivos en camino?</translation>
    </message>
    <message>
        <source>Use another account</source>
        <translation>Usar otra cuenta</translation>
    </message>
    <message>
        <source>Transfers that have not finished stop, and go on the next time this account is signed in.</source>
        <translation>Las transferencias que no hayan terminado se detendrán y continuarán la próxima vez que se inicie sesión en esta cuenta.</translation>
    </message>
    <message>
        <source>What is still being prepared for saving will not be saved.</source>
        <translation>Lo que aún se está preparando para guardar no se guardará.</translation>
    </message>
</context>
<context>
    <name>ui::MediaActions</name>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Abrir</translation>
    </message>
    <message>
        <source>Open in the program your computer uses for such files</source>
        <translation>Abrir con el programa que su equipo usa para estos archivos</translation>
    </message>
    <message>
        <source>&amp;Save to folder…</source>
        <translation>&amp;Guardar en carpeta…</translation>
    </message>
    <message>
        <source>Save the selected medias to a folder</source>
        <translation>Guardar los documentos seleccionados en una carpeta</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Guardar &amp;como…</translation>
    </message>
    <message>
        <source>Save the selected media under a name of your own</source>
        <translation>Guardar el documento seleccionado con otro nombre</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>E&amp;liminar…</translation>
    </message>
    <message>
        <source>Delete the selected medias from the server</source>
        <translation>Eliminar del servidor los documentos seleccionados</translation>
    </message>
    <message>
        <source>&amp;Copy name</source>
        <translation>&amp;Copiar nombre</translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln media(s) to…</source>
        <translation>
            <numerusform>Guardar %Ln documento en…</numerusform>
            <numerusform>Guardar %Ln documentos en…</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln media(s) from the server?</source>
        <translation>
            <numerusform>¿Eliminar %Ln documento del servidor?</numerusform>
            <numerusform>¿Eliminar %Ln documentos del servidor?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody can open or save them afterwards, the customer neither. This cannot be undone.</source>
        <translation>
            <numerusform>Después nadie podrá abrirlo ni guardarlo, tampoco el cliente. Esto no se puede deshacer.</numerusform>
            <numerusform>Después nadie podrá abrirlos ni guardarlos, tampoco el cliente. Esto no se puede deshacer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Use the last download?</source>
        <translation>¿Usar la última descarga?</translation>
    </message>
    <message>
        <source>The server allows only one more download of:</source>
        <translation>El servidor solo permite una descarga más de:</translation>
    </message>
    <message>
        <source>Afterwards nobody can fetch it from there again. Keep the saved file safe.</source>
        <translation>Después nadie podrá volver a descargarlo de allí. Guarde bien el archivo.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usarla</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>al menos %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln media(s) were removed already. There is nothing left to delete.</source>
        <translation>
            <numerusform>%Ln documento ya se había eliminado. No queda nada que eliminar.</numerusform>
            <numerusform>%Ln documentos ya se habían eliminado. No queda nada que eliminar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Together they have %1.</source>
        <translation>En total son %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more were removed already, and stay as they are.</source>
        <translation>
            <numerusform>Otro (%Ln) ya se había eliminado y queda como está.</numerusform>
            <numerusform>Otros %Ln ya se habían eliminado y quedan como están.</numerusform>
        </translation>
    </message>
    <message>
        <source>It was fetched before: only if that copy has been moved or changed is the download used.</source>
        <translation>Ya se descargó antes: la descarga solo se usará si esa copia se movió o se modificó.</translation>
    </message>
</context>
<context>
    <name>ui::MediaListPane</name>
    <message>
        <source>Loading the list…</source>
        <translation>Cargando la lista…</translation>
    </message>
    <message>
        <source>The list could not be loaded</source>
        <translation>No se ha podido cargar la lista</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se ha encontrado nada</translation>
    </message>
    <message>
        <source>Nothing found so far</source>
        <translation>De momento no se ha encontrado nada</translation>
    </message>
    <message>
        <source>No media fits. Try fewer words, or another type or state.</source>
        <translation>Ningún documento coincide. Pruebe con menos palabras, o con otro tipo o estado.</translation>
    </message>
    <message>
        <source>It may be among those that have not been searched yet.</source>
        <translation>Puede estar entre los que aún no se han buscado.</translation>
    </message>
    <message>
        <source>Show all medias</source>
        <translation>Mostrar todos los documentos</translation>
    </message>
    <message>
        <source>No medias in this request yet</source>
        <translation>Aún no hay documentos en esta solicitud</translation>
    </message>
    <message>
        <source>What its recipient sends appears here. Drop files on this window to send some to this request.</source>
        <translation>Lo que envíe su destinatario aparecerá aquí. Suelte archivos en esta ventana para enviarlos a esta solicitud.</translation>
    </message>
    <message>
        <source>Send files…</source>
        <translation>Enviar archivos…</translation>
    </message>
    <message>
        <source>No medias yet</source>
        <translation>Todavía no hay documentos</translation>
    </message>
    <message>
        <source>What customers send to your requests appears here. Drop files on this window to send some yourself.</source>
        <translation>Aquí aparece lo que los clientes envían a sus solicitudes. Suelte archivos en esta ventana para enviarlos usted.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln media(s)</source>
        <translation>
            <numerusform>%Ln documento</numerusform>
            <numerusform>%Ln documentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln encontrado</numerusform>
            <numerusform>%Ln encontrados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln seleccionado</numerusform>
            <numerusform>%Ln seleccionados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries could not be read</source>
        <translation>
            <numerusform>No se ha podido leer %Ln entrada</numerusform>
            <numerusform>No se han podido leer %Ln entradas</numerusform>
        </translation>
    </message>
    <message>
        <source>As at %1</source>
        <translation>A las %1</translation>
    </message>
    <message>
        <source>Looking for what goes soon…</source>
        <translation>Buscando lo que se borra pronto…</translation>
    </message>
    <message>
        <source>Nothing goes soon that is not saved here</source>
        <translation>No se borra pronto nada que no esté guardado aquí</translation>
    </message>
    <message numerus="yes">
        <source>All that the service is likely to delete within about %n day(s) was saved on this computer. This is an estimate: the service tells no date.</source>
        <translation>
            <numerusform>Todo lo que el servicio probablemente borrará dentro de %n día, más o menos, está guardado en este equipo. Es una estimación: el servicio no indica ninguna fecha.</numerusform>
            <numerusform>Todo lo que el servicio probablemente borrará dentro de unos %n días está guardado en este equipo. Es una estimación: el servicio no indica ninguna fecha.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %Ln new</source>
        <comment>medias</comment>
        <translation>
            <numerusform>más de %Ln nuevo</numerusform>
            <numerusform>más de %Ln nuevos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <comment>medias</comment>
        <translation>
            <numerusform>%Ln nuevo</numerusform>
            <numerusform>%Ln nuevos</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all could be looked at</source>
        <translation>No se pudieron revisar todos</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>al menos %1</translation>
    </message>
</context>
<context>
    <name>ui::MediaNames</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>y %Ln más</numerusform>
            <numerusform>y %Ln más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MediaTableView</name>
    <message>
        <source>Medias</source>
        <translation>Documentos</translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>ui::PaneWalk</name>
    <message>
        <source>&amp;Next part of the window</source>
        <translation>Part&amp;e siguiente de la ventana</translation>
    </message>
    <message>
        <source>&amp;Previous part of the window</source>
        <translation>Parte a&amp;nterior de la ventana</translation>
    </message>
</context>
<context>
    <name>ui::ProgressNotice</name>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
</context>
<context>
    <name>ui::RefreshMenu</name>
    <message>
        <source>Refresh &amp;automatically</source>
        <translation>Actualizar &amp;automáticamente</translation>
    </message>
</context>
<context>
    <name>ui::RequestChooser</name>
    <message>
        <source>Request %1 is not in the list. The files go to it if it exists.</source>
        <translation>La solicitud %1 no está en la lista. Los archivos se enviarán a ella si existe.</translation>
    </message>
</context>
<context>
    <name>ui::RequestFinder</name>
    <message>
        <source>Search by name, matter or number</source>
        <translation>Buscar por nombre, asunto o número</translation>
    </message>
    <message>
        <source>Search for a request by name, matter or number</source>
        <translation>Buscar una solicitud por nombre, asunto o número</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>Searched %1 of %2.</source>
        <translation>Buscado en %1 de %2.</translation>
    </message>
    <message>
        <source>Searched the first %1.</source>
        <translation>Buscado en las primeras %1.</translation>
    </message>
    <message>
        <source>Looking for request %1…</source>
        <translation>Buscando la solicitud %1…</translation>
    </message>
    <message>
        <source>The server has no request %1 for this account.</source>
        <translation>El servidor no tiene ninguna solicitud %1 para esta cuenta.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Loading the requests…</source>
        <translation>Cargando las solicitudes…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Search on</source>
        <translation>Seguir buscando</translation>
    </message>
    <message>
        <source>This account may not list requests. Those seen among the medias are here; others can be given by their number.</source>
        <translation>Esta cuenta no puede ver la lista de solicitudes. Aquí están las vistas entre los documentos; las demás se pueden indicar por su número.</translation>
    </message>
    <message>
        <source>Nothing found. A request’s number can be typed, too.</source>
        <translation>No se ha encontrado nada. También se puede escribir el número de una solicitud.</translation>
    </message>
    <message>
        <source>Search the requests</source>
        <translation>Buscar solicitudes</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
</context>
<context>
    <name>ui::RequestSaving</name>
    <message>
        <source>Save all of this &amp;request…</source>
        <translation>G&amp;uardar todo lo de esta solicitud…</translation>
    </message>
    <message>
        <source>Save all medias of the chosen request in a folder of its own</source>
        <translation>Guardar todos los documentos de la solicitud elegida en una carpeta propia</translation>
    </message>
    <message>
        <source>&amp;Save all of %1…</source>
        <translation>&amp;Guardar todo lo de %1…</translation>
    </message>
    <message>
        <source>Save all of %1 in…</source>
        <translation>Guardar todo lo de %1 en…</translation>
    </message>
    <message>
        <source>The medias of %1 change again and again while they are being read.</source>
        <translation>Los documentos de %1 cambian una y otra vez mientras se leen.</translation>
    </message>
    <message>
        <source>The medias of %1 could not be read.</source>
        <translation>No se pudieron leer los documentos de %1.</translation>
    </message>
    <message>
        <source>Reading which medias %1 has…</source>
        <translation>Leyendo qué documentos tiene %1…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries of %1 could not be read, and are not saved.</source>
        <translation>
            <numerusform>%Ln elemento de %1 no se pudo leer y no se guarda.</numerusform>
            <numerusform>%Ln elementos de %1 no se pudieron leer y no se guardan.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has no medias yet. Nothing was saved.</source>
        <translation>%1 aún no tiene documentos. No se guardó nada.</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>No se guardó nada.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Stopped. Nothing of %1 was saved.</source>
        <translation>Detenido. No se guardó nada de %1.</translation>
    </message>
    <message>
        <source>Making sure that none is missing of %1: %2 of %3…</source>
        <translation>Comprobando que no falte ninguno de %1: %2 de %3…</translation>
    </message>
    <message>
        <source>Reading which medias %1 has: %2 of %3…</source>
        <translation>Leyendo qué documentos tiene %1: %2 de %3…</translation>
    </message>
</context>
<context>
    <name>ui::RequestSideBar</name>
    <message>
        <source>Requests</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>All medias</source>
        <translation>Todos los documentos</translation>
    </message>
    <message>
        <source>&amp;Going soon, not saved yet</source>
        <translation>Se borran &amp;pronto, sin guardar</translation>
    </message>
</context>
<context>
    <name>ui::RowCopying</name>
    <message>
        <source>Copy ro&amp;ws</source>
        <translation>Copiar &amp;filas</translation>
    </message>
    <message>
        <source>Copy the selected rows as a table, for a spreadsheet or a mail</source>
        <translation>Copiar las filas seleccionadas como tabla, para una hoja de cálculo o un correo</translation>
    </message>
    <message>
        <source>The first %1 of %2 selected rows were copied. Save the list to have more of them in one table.</source>
        <translation>Se han copiado las primeras %1 de %2 filas seleccionadas. Guarde la lista para tener más en una tabla.</translation>
    </message>
</context>
<context>
    <name>ui::SaveSheet</name>
    <message>
        <source>Medias that are out of the ordinary</source>
        <translation>Documentos fuera de lo común</translation>
    </message>
    <message>
        <source>Into %1</source>
        <translation>En %1</translation>
    </message>
    <message numerus="yes">
        <source>Use the last download of %Ln media(s), too</source>
        <translation>
            <numerusform>Usar también la última descarga de %Ln documento</numerusform>
            <numerusform>Usar también la última descarga de %Ln documentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Afterwards nobody can fetch them from the server again. Keep the saved files safe.</source>
        <translation>
            <numerusform>Después nadie podrá volver a obtenerlo del servidor. Conserve bien el archivo guardado.</numerusform>
            <numerusform>Después nadie podrá volver a obtenerlos del servidor. Conserve bien los archivos guardados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln media(s) will be saved.</source>
        <translation>
            <numerusform>Se guardará %1 de %Ln documento.</numerusform>
            <numerusform>Se guardarán %1 de %Ln documentos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln media(s)</source>
        <translation>
            <numerusform>Guardar %Ln documento</numerusform>
            <numerusform>Guardar %Ln documentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln has only one download left</source>
        <translation>
            <numerusform>A %Ln le queda una sola descarga</numerusform>
            <numerusform>A %Ln les queda una sola descarga</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln does not fit on the disk, where %1 are free</source>
        <translation>
            <numerusform>%Ln no cabe en el disco, que tiene %1 libres</numerusform>
            <numerusform>%Ln no caben en el disco, que tiene %1 libres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be saved: no downloads are left, ask the sender for it again</source>
        <translation>
            <numerusform>%Ln no se puede guardar: no quedan descargas, pídalo de nuevo al remitente</numerusform>
            <numerusform>%Ln no se pueden guardar: no quedan descargas, pídalos de nuevo al remitente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be saved: it was removed, or has not arrived completely</source>
        <translation>
            <numerusform>%Ln no se puede guardar: se eliminó o no ha llegado completo</numerusform>
            <numerusform>%Ln no se pueden guardar: se eliminaron o no han llegado completos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>y %Ln más</numerusform>
            <numerusform>y %Ln más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Saving</name>
    <message numerus="yes">
        <source>All downloads of %Ln media(s) have been used up. Ask the sender for it again.</source>
        <translation>
            <numerusform>Se agotaron todas las descargas de %Ln documento. Pídalo de nuevo al remitente.</numerusform>
            <numerusform>Se agotaron todas las descargas de %Ln documentos. Pídalos de nuevo a sus remitentes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln media(s) cannot be saved: they were removed, or have not arrived completely.</source>
        <translation>
            <numerusform>%Ln documento no se puede guardar: se eliminó o no ha llegado completo.</numerusform>
            <numerusform>%Ln documentos no se pueden guardar: se eliminaron o no han llegado completos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder %1 could not be made. Nothing was saved. Choose another place, then try again.</source>
        <translation>No se pudo crear la carpeta %1. No se guardó nada. Elija otro lugar e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Making the folder %1…</source>
        <translation>Creando la carpeta %1…</translation>
    </message>
</context>
<context>
    <name>ui::SearchBar</name>
    <message>
        <source>Search by name, tag, request, type, state or date</source>
        <translation>Buscar por nombre, etiqueta, solicitud, tipo, estado o fecha</translation>
    </message>
    <message>
        <source>Search the medias</source>
        <translation>Buscar en los documentos</translation>
    </message>
    <message>
        <source>Types to show</source>
        <translation>Tipos que se muestran</translation>
    </message>
    <message>
        <source>States to show</source>
        <translation>Estados que se muestran</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Search the &amp;rest</source>
        <translation>Buscar en el &amp;resto</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Todos los tipos</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos de texto</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Otros archivos</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Cualquier estado</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation>Llegando</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Eliminado</translation>
    </message>
    <message>
        <source>With downloads left</source>
        <translation>Con descargas disponibles</translation>
    </message>
    <message>
        <source>No downloads left</source>
        <translation>Sin descargas</translation>
    </message>
    <message>
        <source>All %1 medias were searched.</source>
        <translation>Se ha buscado en los %1 documentos.</translation>
    </message>
    <message>
        <source>All %1 medias are sorted.</source>
        <translation>Los %1 documentos están ordenados.</translation>
    </message>
    <message>
        <source>Searched %1 of %2.</source>
        <translation>Se ha buscado en %1 de %2.</translation>
    </message>
    <message>
        <source>Sorted %1 of %2.</source>
        <translation>Ordenados %1 de %2.</translation>
    </message>
    <message>
        <source>Choose a re&amp;quest</source>
        <translation>Elegir una solicit&amp;ud</translation>
    </message>
    <message>
        <source>Look among the medias of one request only</source>
        <translation>Buscar solo entre los documentos de una solicitud</translation>
    </message>
    <message>
        <source>Load the &amp;rest</source>
        <translation>Cargar el &amp;resto</translation>
    </message>
    <message>
        <source>Leave the rest of the list unsearched</source>
        <translation>No buscar en el resto de la lista</translation>
    </message>
    <message>
        <source>Leave the rest of the list unsorted</source>
        <translation>No ordenar el resto de la lista</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Sorting…</source>
        <translation>Ordenando…</translation>
    </message>
    <message>
        <source>Search by name, tag or date</source>
        <translation>Buscar por nombre, etiqueta o fecha</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
</context>
<context>
    <name>ui::SelectAllBar</name>
    <message>
        <source>How much of the list is loaded</source>
        <translation>Cuánto de la lista está cargado</translation>
    </message>
    <message>
        <source>Loading the list: %1 of %2. All of it is selected then.</source>
        <translation>Cargando la lista: %1 de %2. Después se selecciona toda.</translation>
    </message>
    <message>
        <source>%1 of %2 selected: those loaded.</source>
        <translation>%1 de %2 seleccionados: los cargados.</translation>
    </message>
    <message>
        <source>%1 selected: those found among the %2 of %3 loaded.</source>
        <translation>%1 seleccionados: los encontrados entre los %2 de %3 cargados.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Load all %1 first</source>
        <translation>Cargar antes los %1</translation>
    </message>
    <message>
        <source>Leave the rest of the list unselected</source>
        <translation>No seleccionar el resto de la lista</translation>
    </message>
</context>
<context>
    <name>ui::SendDialog</name>
    <message>
        <source>Send files</source>
        <translation>Enviar archivos</translation>
    </message>
    <message>
        <source>Files to send</source>
        <translation>Archivos que se enviarán</translation>
    </message>
    <message>
        <source>What will be sent</source>
        <translation>Qué se enviará</translation>
    </message>
    <message>
        <source>To which request</source>
        <translation>A qué solicitud</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Añadir archivos…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Examinando los archivos…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln archivo</numerusform>
            <numerusform>%Ln archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be sent</source>
        <translation>
            <numerusform>%Ln no se puede enviar</numerusform>
            <numerusform>%Ln no se pueden enviar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln file(s)</source>
        <translation>
            <numerusform>Enviar %Ln archivo</numerusform>
            <numerusform>Enviar %Ln archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
</context>
<context>
    <name>ui::SettingText</name>
    <message>
        <source>as the system</source>
        <translation>como el sistema</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>clave de API</translation>
    </message>
    <message>
        <source>authorization token</source>
        <translation>token de autorización</translation>
    </message>
    <message>
        <source>%1: what was stored cannot be used. It is as at the first start.</source>
        <translation>%1: lo que estaba guardado no se puede usar. Queda como la primera vez.</translation>
    </message>
    <message>
        <source>%1: what was stored, “%2”, cannot be used and was taken out.</source>
        <translation>%1: lo que estaba guardado, «%2», no se puede usar y se ha quitado.</translation>
    </message>
    <message>
        <source>%1: what was stored, “%2”, cannot be used. Now used: %3.</source>
        <translation>%1: lo que estaba guardado, «%2», no se puede usar. Ahora se usa: %3.</translation>
    </message>
    <message>
        <source>%1: a newer version of Mediadesk has set something that this one does not know. It is kept, and not used here.</source>
        <translation>%1: una versión más reciente de Mediadesk ha guardado algo que esta no conoce. Se conserva y aquí no se usa.</translation>
    </message>
    <message>
        <source>%1: a newer version of Mediadesk has set something that this one does not know. It is kept; used here: %2.</source>
        <translation>%1: una versión más reciente de Mediadesk ha guardado algo que esta no conoce. Se conserva; aquí se usa: %2.</translation>
    </message>
    <message>
        <source>%1: what your administrator has set, “%2”, cannot be used. Now used: %3. Tell your administrator.</source>
        <translation>%1: lo que ha establecido su administrador, «%2», no se puede usar. Ahora se usa: %3. Avise a su administrador.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Size of the parts in which files are sent</source>
        <translation>Tamaño de las partes en que se envían los archivos</translation>
    </message>
    <message>
        <source>Number of files that move at the same time</source>
        <translation>Número de archivos que se transfieren a la vez</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>E-mail address last signed in with</source>
        <translation>Correo electrónico del último inicio de sesión</translation>
    </message>
    <message>
        <source>Server of a remembered account</source>
        <translation>Servidor de una cuenta recordada</translation>
    </message>
    <message>
        <source>E-mail address of a remembered account</source>
        <translation>Correo electrónico de una cuenta recordada</translation>
    </message>
    <message>
        <source>Way of signing in to a remembered account</source>
        <translation>Forma de iniciar sesión en una cuenta recordada</translation>
    </message>
    <message>
        <source>Whether the key of a remembered account is kept</source>
        <translation>Si se conserva la clave de una cuenta recordada</translation>
    </message>
    <message>
        <source>Folder to save to</source>
        <translation>Carpeta en la que se guarda</translation>
    </message>
    <message>
        <source>Folder to send from</source>
        <translation>Carpeta desde la que se envía</translation>
    </message>
    <message>
        <source>Size and place of the window</source>
        <translation>Tamaño y posición de la ventana</translation>
    </message>
    <message>
        <source>Columns of the list</source>
        <translation>Columnas de la lista</translation>
    </message>
    <message>
        <source>Parts of the window</source>
        <translation>Partes de la ventana</translation>
    </message>
    <message>
        <source>Whether keys may be kept in the system’s keychain</source>
        <translation>Si se pueden conservar claves en el llavero del sistema</translation>
    </message>
    <message>
        <source>Whether the demo is offered</source>
        <translation>Si se ofrece la demostración</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Decided by your administrator</source>
        <translation>Decidido por su administrador</translation>
    </message>
    <message>
        <source>What your administrator has set in %1 cannot be read and is not used. Tell your administrator.</source>
        <translation>Lo que ha establecido su administrador en %1 no se puede leer y no se usa. Avise a su administrador.</translation>
    </message>
    <message>
        <source>The settings in %1 could not be read. They were kept as %2, and Mediadesk starts as if nothing had been set.</source>
        <translation>No se han podido leer los ajustes de %1. Se han conservado como %2 y Mediadesk empieza como si no se hubiera ajustado nada.</translation>
    </message>
    <message>
        <source>The settings in %1 cannot be read and were left as they are. Mediadesk starts as if nothing had been set, and forgets what you set when it ends.</source>
        <translation>No se pueden leer los ajustes de %1 y se han dejado como están. Mediadesk empieza como si no se hubiera ajustado nada y, al cerrarse, olvidará lo que usted ajuste.</translation>
    </message>
    <message>
        <source>Settings cannot be written to %1. The disk may be full, or nothing may be written there. What you set holds until Mediadesk ends.</source>
        <translation>No se pueden escribir los ajustes en %1. Puede que el disco esté lleno o que no haya permiso para escribir ahí. Lo que usted ajuste valdrá hasta que se cierre Mediadesk.</translation>
    </message>
    <message>
        <source>When a remembered account was last used</source>
        <translation>Cuándo se usó por última vez una cuenta recordada</translation>
    </message>
    <message>
        <source>Account that is signed in at the start</source>
        <translation>Cuenta con la que se inicia sesión al abrir</translation>
    </message>
    <message>
        <source>Number of days that the service keeps a media</source>
        <translation>Número de días que el servicio conserva un documento</translation>
    </message>
    <message>
        <source>Request last chosen in a remembered account</source>
        <translation>Solicitud elegida por última vez en una cuenta recordada</translation>
    </message>
    <message>
        <source>Whether the requests are shown beside the list</source>
        <translation>Si se muestran las solicitudes junto a la lista</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>every minute</source>
        <translation>cada minuto</translation>
    </message>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>cada %n minuto</numerusform>
            <numerusform>cada %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n second(s)</source>
        <translation>
            <numerusform>cada %n segundo</numerusform>
            <numerusform>cada %n segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>How often the list is refreshed by itself</source>
        <translation>Cada cuánto se actualiza la lista por sí misma</translation>
    </message>
    <message>
        <source>When a remembered account last looked at its medias</source>
        <translation>Cuándo miró por última vez sus documentos una cuenta recordada</translation>
    </message>
</context>
<context>
    <name>ui::SignInForm</name>
    <message>
        <source>Another server</source>
        <translation>Otro servidor</translation>
    </message>
    <message>
        <source>Your administrator has chosen the server.</source>
        <translation>El servidor lo ha elegido su administrador.</translation>
    </message>
    <message>
        <source>API key and e-mail</source>
        <translation>Clave de API y correo electrónico</translation>
    </message>
    <message>
        <source>Authorization token</source>
        <translation>Token de autorización</translation>
    </message>
    <message>
        <source>Show the API key</source>
        <translation>Mostrar la clave de API</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>Mostrar el token</translation>
    </message>
    <message>
        <source>Paste the token here</source>
        <translation>Pegue aquí el token</translation>
    </message>
    <message>
        <source>&amp;Other accounts</source>
        <translation>&amp;Otras cuentas</translation>
    </message>
    <message>
        <source>S&amp;ign in</source>
        <translation>&amp;Iniciar sesión</translation>
    </message>
    <message>
        <source>&amp;Server:</source>
        <translation>&amp;Servidor:</translation>
    </message>
    <message>
        <source>A&amp;ddress:</source>
        <translation>&amp;Dirección:</translation>
    </message>
    <message>
        <source>&amp;With:</source>
        <translation>Co&amp;n:</translation>
    </message>
    <message>
        <source>E-&amp;mail:</source>
        <translation>Co&amp;rreo:</translation>
    </message>
    <message>
        <source>API ke&amp;y:</source>
        <translation>C&amp;lave de API:</translation>
    </message>
    <message>
        <source>&amp;Token:</source>
        <translation>&amp;Token:</translation>
    </message>
    <message>
        <source>Signs in at %1</source>
        <translation>Inicia sesión en %1</translation>
    </message>
    <message>
        <source>The address of your Botdoc service, with https:// before it.</source>
        <translation>La dirección de su servicio de Botdoc, con https:// delante.</translation>
    </message>
    <message>
        <source>&amp;Keep the token in this computer’s keychain</source>
        <translation>Conservar el token en el llavero de este e&amp;quipo</translation>
    </message>
    <message>
        <source>&amp;Keep the key in this computer’s keychain</source>
        <translation>Conservar la clave en el llavero de este e&amp;quipo</translation>
    </message>
    <message>
        <source>The token is kept in memory only, until you sign out or Mediadesk ends.</source>
        <translation>El token se guarda solo en memoria, hasta que cierre la sesión o Mediadesk termine.</translation>
    </message>
    <message>
        <source>The key is kept in memory only, until you sign out or Mediadesk ends.</source>
        <translation>La clave se guarda solo en memoria, hasta que cierre la sesión o Mediadesk termine.</translation>
    </message>
    <message>
        <source>Whoever uses this computer under your name can then sign in without it. Do not tick this on a computer that others use, too.</source>
        <translation>Quien use este equipo con su nombre podrá iniciar sesión sin escribir nada. No marque esta casilla en un equipo que usen también otras personas.</translation>
    </message>
    <message>
        <source>This computer has no keychain that Mediadesk can use.</source>
        <translation>Este equipo no tiene ningún llavero que Mediadesk pueda usar.</translation>
    </message>
    <message>
        <source>Your administrator does not allow it.</source>
        <translation>Su administrador no lo permite.</translation>
    </message>
    <message>
        <source>Paste the authorization token first.</source>
        <translation>Pegue primero el token de autorización.</translation>
    </message>
    <message>
        <source>Type the e-mail address that the API key belongs to.</source>
        <translation>Escriba la dirección de correo a la que pertenece la clave de API.</translation>
    </message>
    <message>
        <source>This is no e-mail address. It looks like name@example.com.</source>
        <translation>Esto no es una dirección de correo. Tiene la forma nombre@example.com.</translation>
    </message>
    <message>
        <source>Type or paste the API key.</source>
        <translation>Escriba o pegue la clave de API.</translation>
    </message>
    <message>
        <source>This is no address that Mediadesk can use. It starts with https:// and looks like https://botdoc.example.com/v1/.</source>
        <translation>Mediadesk no puede usar esta dirección. Empieza por https:// y tiene la forma https://botdoc.example.com/v1/.</translation>
    </message>
    <message>
        <source>This is an authorization token, not an API key. To sign in with it, choose it above.</source>
        <translation>Esto es un token de autorización, no una clave de API. Para iniciar sesión con él, elíjalo arriba.</translation>
    </message>
</context>
<context>
    <name>ui::SignInPage</name>
    <message>
        <source>Sign in to Botdoc</source>
        <translation>Iniciar sesión en Botdoc</translation>
    </message>
    <message>
        <source>See the documents of your requests, save them, and send your own.</source>
        <translation>Consulte los documentos de sus solicitudes, guárdelos y envíe los suyos.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Try it without an account</source>
        <translation>Probarlo sin una cuenta</translation>
    </message>
    <message>
        <source>Sample documents, on a small server on this computer.</source>
        <translation>Documentos de muestra, en un pequeño servidor en este equipo.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>Consultando a %1…</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Iniciando sesión</translation>
    </message>
    <message>
        <source>You are signed out, and the next start of Mediadesk asks who you are.</source>
        <translation>Ha cerrado la sesión, y la próxima vez que se abra, Mediadesk preguntará quién es usted.</translation>
    </message>
    <message>
        <source>The key of %1 is still in this computer’s keychain: forget the account to remove it.</source>
        <translation>La clave de %1 sigue en el llavero de este equipo: olvide la cuenta para quitarla.</translation>
    </message>
    <message>
        <source>%1 has not answered yet. Mediadesk goes on trying for a while.</source>
        <translation>%1 todavía no ha respondido. Mediadesk lo seguirá intentando un rato.</translation>
    </message>
    <message>
        <source>Reading the key of %1…</source>
        <translation>Leyendo la clave de %1…</translation>
    </message>
    <message>
        <source>The keychain has not given out the key of %1 yet. It may be locked and ask for its password in a window of its own.</source>
        <translation>El llavero todavía no ha dado la clave de %1. Puede que esté bloqueado y pida su contraseña en una ventana aparte.</translation>
    </message>
    <message>
        <source>Forget %1?</source>
        <translation>¿Olvidar %1?</translation>
    </message>
    <message>
        <source>Mediadesk will no longer offer this account, and its key is removed from this computer’s keychain. The account itself and its medias stay on %1.</source>
        <translation>Mediadesk ya no ofrecerá esta cuenta, y su clave se quitará del llavero de este equipo. La cuenta en sí y sus documentos siguen en %1.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Olvidar</translation>
    </message>
</context>
<context>
    <name>ui::SortMenu</name>
    <message>
        <source>&amp;Sort by</source>
        <translation>&amp;Ordenar por</translation>
    </message>
    <message>
        <source>The server’s order</source>
        <translation>El orden del servidor</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>Ascendente</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Descendente</translation>
    </message>
</context>
<context>
    <name>ui::TransferOutcomes</name>
    <message>
        <source>Not opened: no program on this computer opens such files</source>
        <translation>Sin abrir: ningún programa de este equipo abre estos archivos</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a file and what becomes of it</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ui::TransfersPanel</name>
    <message>
        <source>Progress of all transfers</source>
        <translation>Progreso de todas las transferencias</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Transferencias</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>Quitar las terminadas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln under way</source>
        <translation>
            <numerusform>%Ln en curso</numerusform>
            <numerusform>%Ln en curso</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln en espera</numerusform>
            <numerusform>%Ln en espera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln terminada</numerusform>
            <numerusform>%Ln terminadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fallida</numerusform>
            <numerusform>%Ln fallidas</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>Cancelar todo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln for later</source>
        <translation>
            <numerusform>%Ln para más tarde</numerusform>
            <numerusform>%Ln para más tarde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paused</source>
        <translation>
            <numerusform>%Ln en pausa</numerusform>
            <numerusform>%Ln en pausa</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Pausar todo</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Reanudar todo</translation>
    </message>
</context>
<context>
    <name>ui::Workspace</name>
    <message>
        <source>No program on this computer opens such files. Save it instead: that uses no further download.</source>
        <translation>Ningún programa de este equipo abre estos archivos. Guárdelo en su lugar: no consume ninguna descarga más.</translation>
    </message>
</context>
</TS>
