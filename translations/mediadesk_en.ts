<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>botdoc::ErrorText</name>
    <message numerus="yes">
        <source>Try again in %n second(s).</source>
        <translation>
            <numerusform>Try again in %n second.</numerusform>
            <numerusform>Try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n minute(s).</source>
        <translation>
            <numerusform>Try again in %n minute.</numerusform>
            <numerusform>Try again in %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>medias::MediaText</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>complete, %Ln part(s)</source>
        <translation>
            <numerusform>complete, %Ln part</numerusform>
            <numerusform>complete, %Ln parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln part(s) have arrived</source>
        <translation>
            <numerusform>%1 of %Ln part has arrived</numerusform>
            <numerusform>%1 of %Ln parts have arrived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 part(s)</source>
        <comment>have arrived</comment>
        <translation>
            <numerusform>%1 of %2 part</numerusform>
            <numerusform>%1 of %2 parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>medias::StayEstimate</name>
    <message numerus="yes">
        <source>about %n day(s)</source>
        <comment>a media stays</comment>
        <translation>
            <numerusform>about %n day</numerusform>
            <numerusform>about %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This is an estimate: the service is said to delete a media %n day(s) after it came, but tells no date. The service alone decides.</source>
        <translation>
            <numerusform>This is an estimate: the service is said to delete a media %n day after it came, but tells no date. The service alone decides.</numerusform>
            <numerusform>This is an estimate: the service is said to delete a media %n days after it came, but tells no date. The service alone decides.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DetailsPane</name>
    <message numerus="yes">
        <source>%Ln medias selected</source>
        <translation>
            <numerusform>%Ln media selected</numerusform>
            <numerusform>%Ln medias selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DropOverlay</name>
    <message numerus="yes">
        <source>Drop to send %Ln file(s)</source>
        <translation>
            <numerusform>Drop to send %Ln file</numerusform>
            <numerusform>Drop to send %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FetchCost</name>
    <message numerus="yes">
        <source>For the rest the server is asked %Ln more time(s)</source>
        <translation>
            <numerusform>For the rest the server is asked %Ln more time</numerusform>
            <numerusform>For the rest the server is asked %Ln more times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, which takes about %n second(s).</source>
        <translation>
            <numerusform>%1, which takes about %n second.</numerusform>
            <numerusform>%1, which takes about %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, which takes about %Ln minute(s).</source>
        <translation>
            <numerusform>%1, which takes about %Ln minute.</numerusform>
            <numerusform>%1, which takes about %Ln minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::GoingSoonText</name>
    <message numerus="yes">
        <source>What the service is likely to delete within about %n day(s), and was not saved on this computer. This is an estimate: the service tells no date.</source>
        <translation>
            <numerusform>What the service is likely to delete within about %n day, and was not saved on this computer. This is an estimate: the service tells no date.</numerusform>
            <numerusform>What the service is likely to delete within about %n days, and was not saved on this computer. This is an estimate: the service tells no date.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of the oldest %Ln media(s) that were looked at are saved here. There are younger ones that have not been looked at: some of them may go soon, too.</source>
        <translation>
            <numerusform>The oldest media that was looked at (%Ln) is saved here. There are younger ones that have not been looked at: some of them may go soon, too.</numerusform>
            <numerusform>All of the oldest %Ln medias that were looked at are saved here. There are younger ones that have not been looked at: some of them may go soon, too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ListPages</name>
    <message numerus="yes">
        <source>%Ln media(s)</source>
        <translation>
            <numerusform>%Ln media</numerusform>
            <numerusform>%Ln medias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ListPrinting</name>
    <message numerus="yes">
        <source>%Ln page(s) printed.</source>
        <translation>
            <numerusform>%Ln page printed.</numerusform>
            <numerusform>%Ln pages printed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ListSaving</name>
    <message numerus="yes">
        <source>The list of %Ln media(s) was saved as %1.</source>
        <translation>
            <numerusform>The list of %Ln media was saved as %1.</numerusform>
            <numerusform>The list of %Ln medias was saved as %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message numerus="yes">
        <source>There is something wrong with %n setting(s). The details say what, and what is used now.</source>
        <translation>
            <numerusform>There is something wrong with %n setting. The details say what, and what is used now.</numerusform>
            <numerusform>There is something wrong with %n settings. The details say what, and what is used now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MediaActions</name>
    <message numerus="yes">
        <source>Save %Ln media(s) to…</source>
        <translation>
            <numerusform>Save %Ln media to…</numerusform>
            <numerusform>Save %Ln medias to…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln media(s) from the server?</source>
        <translation>
            <numerusform>Delete %Ln media from the server?</numerusform>
            <numerusform>Delete %Ln medias from the server?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody can open or save them afterwards, the customer neither. This cannot be undone.</source>
        <translation>
            <numerusform>Nobody can open or save it afterwards, the customer neither. This cannot be undone.</numerusform>
            <numerusform>Nobody can open or save them afterwards, the customer neither. This cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln media(s) were removed already. There is nothing left to delete.</source>
        <translation>
            <numerusform>%Ln media was removed already. There is nothing left to delete.</numerusform>
            <numerusform>%Ln medias were removed already. There is nothing left to delete.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more were removed already, and stay as they are.</source>
        <translation>
            <numerusform>%Ln more was removed already, and stays as it is.</numerusform>
            <numerusform>%Ln more were removed already, and stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MediaListPane</name>
    <message numerus="yes">
        <source>%Ln media(s)</source>
        <translation>
            <numerusform>%Ln media</numerusform>
            <numerusform>%Ln medias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries could not be read</source>
        <translation>
            <numerusform>%Ln entry could not be read</numerusform>
            <numerusform>%Ln entries could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %Ln new</source>
        <comment>medias</comment>
        <translation>
            <numerusform>more than %Ln new</numerusform>
            <numerusform>more than %Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <comment>medias</comment>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All that the service is likely to delete within about %n day(s) was saved on this computer. This is an estimate: the service tells no date.</source>
        <translation>
            <numerusform>All that the service is likely to delete within about %n day was saved on this computer. This is an estimate: the service tells no date.</numerusform>
            <numerusform>All that the service is likely to delete within about %n days was saved on this computer. This is an estimate: the service tells no date.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MediaNames</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RequestSaving</name>
    <message numerus="yes">
        <source>%Ln entries of %1 could not be read, and are not saved.</source>
        <translation>
            <numerusform>%Ln entry of %1 could not be read, and is not saved.</numerusform>
            <numerusform>%Ln entries of %1 could not be read, and are not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SaveSheet</name>
    <message numerus="yes">
        <source>Use the last download of %Ln media(s), too</source>
        <translation>
            <numerusform>Use the last download of %Ln media, too</numerusform>
            <numerusform>Use the last download of %Ln medias, too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Afterwards nobody can fetch them from the server again. Keep the saved files safe.</source>
        <translation>
            <numerusform>Afterwards nobody can fetch it from the server again. Keep the saved file safe.</numerusform>
            <numerusform>Afterwards nobody can fetch them from the server again. Keep the saved files safe.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln media(s) will be saved.</source>
        <translation>
            <numerusform>%1 of %Ln media will be saved.</numerusform>
            <numerusform>%1 of %Ln medias will be saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln media(s)</source>
        <translation>
            <numerusform>Save %Ln media</numerusform>
            <numerusform>Save %Ln medias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln has only one download left</source>
        <translation>
            <numerusform>%Ln has only one download left</numerusform>
            <numerusform>%Ln have only one download left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln does not fit on the disk, where %1 are free</source>
        <translation>
            <numerusform>%Ln does not fit on the disk, where %1 are free</numerusform>
            <numerusform>%Ln do not fit on the disk, where %1 are free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be saved: no downloads are left, ask the sender for it again</source>
        <translation>
            <numerusform>%Ln cannot be saved: no downloads are left, ask the sender for it again</numerusform>
            <numerusform>%Ln cannot be saved: no downloads are left, ask the sender for them again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be saved: it was removed, or has not arrived completely</source>
        <translation>
            <numerusform>%Ln cannot be saved: it was removed, or has not arrived completely</numerusform>
            <numerusform>%Ln cannot be saved: they were removed, or have not arrived completely</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Saving</name>
    <message numerus="yes">
        <source>All downloads of %Ln media(s) have been used up. Ask the sender for it again.</source>
        <translation>
            <numerusform>All downloads of %Ln media have been used up. Ask the sender for it again.</numerusform>
            <numerusform>All downloads of %Ln medias have been used up. Ask their senders for them again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln media(s) cannot be saved: they were removed, or have not arrived completely.</source>
        <translation>
            <numerusform>%Ln media cannot be saved: it was removed, or has not arrived completely.</numerusform>
            <numerusform>%Ln medias cannot be saved: they were removed, or have not arrived completely.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SendDialog</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be sent</source>
        <translation>
            <numerusform>%Ln cannot be sent</numerusform>
            <numerusform>%Ln cannot be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln file(s)</source>
        <translation>
            <numerusform>Send %Ln file</numerusform>
            <numerusform>Send %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SettingText</name>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>every %n minute</numerusform>
            <numerusform>every %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n second(s)</source>
        <translation>
            <numerusform>every %n second</numerusform>
            <numerusform>every %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TransfersPanel</name>
    <message numerus="yes">
        <source>%Ln under way</source>
        <translation>
            <numerusform>%Ln under way</numerusform>
            <numerusform>%Ln under way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln done</numerusform>
            <numerusform>%Ln done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln for later</source>
        <translation>
            <numerusform>%Ln for later</numerusform>
            <numerusform>%Ln for later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paused</source>
        <translation>
            <numerusform>%Ln paused</numerusform>
            <numerusform>%Ln paused</numerusform>
        </translation>
    </message>
</context>
</TS>
