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
        <source>complete, %n part(s)</source>
        <translation>
            <numerusform>complete, %n part</numerusform>
            <numerusform>complete, %n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n part(s) have arrived</source>
        <translation>
            <numerusform>%1 of %n part has arrived</numerusform>
            <numerusform>%1 of %n parts have arrived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n part(s)</source>
        <comment>have arrived</comment>
        <translation>
            <numerusform>%1 of %n part</numerusform>
            <numerusform>%1 of %n parts</numerusform>
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
        <source>%n medias selected</source>
        <translation>
            <numerusform>%n media selected</numerusform>
            <numerusform>%n medias selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DropOverlay</name>
    <message numerus="yes">
        <source>Drop to send %n file(s)</source>
        <translation>
            <numerusform>Drop to send %n file</numerusform>
            <numerusform>Drop to send %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FetchCost</name>
    <message numerus="yes">
        <source>For the rest the server is asked %n more time(s)</source>
        <translation>
            <numerusform>For the rest the server is asked %n more time</numerusform>
            <numerusform>For the rest the server is asked %n more times</numerusform>
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
        <source>%1, which takes about %n minute(s).</source>
        <translation>
            <numerusform>%1, which takes about %n minute.</numerusform>
            <numerusform>%1, which takes about %n minutes.</numerusform>
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
</context>
<context>
    <name>ui::ListPages</name>
    <message numerus="yes">
        <source>%n media(s)</source>
        <translation>
            <numerusform>%n media</numerusform>
            <numerusform>%n medias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ListPrinting</name>
    <message numerus="yes">
        <source>%n page(s) printed.</source>
        <translation>
            <numerusform>%n page printed.</numerusform>
            <numerusform>%n pages printed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ListSaving</name>
    <message numerus="yes">
        <source>The list of %n media(s) was saved as %1.</source>
        <translation>
            <numerusform>The list of %n media was saved as %1.</numerusform>
            <numerusform>The list of %n medias was saved as %1.</numerusform>
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
        <source>Save %n media(s) to…</source>
        <translation>
            <numerusform>Save %n media to…</numerusform>
            <numerusform>Save %n medias to…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n media(s) from the server?</source>
        <translation>
            <numerusform>Delete %n media from the server?</numerusform>
            <numerusform>Delete %n medias from the server?</numerusform>
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
        <source>%n media(s) were removed already. There is nothing left to delete.</source>
        <translation>
            <numerusform>%n media was removed already. There is nothing left to delete.</numerusform>
            <numerusform>%n medias were removed already. There is nothing left to delete.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more were removed already, and stay as they are.</source>
        <translation>
            <numerusform>%n more was removed already, and stays as it is.</numerusform>
            <numerusform>%n more were removed already, and stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MediaListPane</name>
    <message numerus="yes">
        <source>%n media(s)</source>
        <translation>
            <numerusform>%n media</numerusform>
            <numerusform>%n medias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries could not be read</source>
        <translation>
            <numerusform>%n entry could not be read</numerusform>
            <numerusform>%n entries could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %n new</source>
        <comment>medias</comment>
        <translation>
            <numerusform>more than %n new</numerusform>
            <numerusform>more than %n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>medias</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
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
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RequestSaving</name>
    <message numerus="yes">
        <source>%n entries of %1 could not be read, and are not saved.</source>
        <translation>
            <numerusform>%n entry of %1 could not be read, and is not saved.</numerusform>
            <numerusform>%n entries of %1 could not be read, and are not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SaveSheet</name>
    <message numerus="yes">
        <source>Use the last download of %n media(s), too</source>
        <translation>
            <numerusform>Use the last download of %n media, too</numerusform>
            <numerusform>Use the last download of %n medias, too</numerusform>
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
        <source>%1 of %n media(s) will be saved.</source>
        <translation>
            <numerusform>%1 of %n media will be saved.</numerusform>
            <numerusform>%1 of %n medias will be saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %n media(s)</source>
        <translation>
            <numerusform>Save %n media</numerusform>
            <numerusform>Save %n medias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n has only one download left</source>
        <translation>
            <numerusform>%n has only one download left</numerusform>
            <numerusform>%n have only one download left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n does not fit on the disk, where %1 are free</source>
        <translation>
            <numerusform>%n does not fit on the disk, where %1 are free</numerusform>
            <numerusform>%n do not fit on the disk, where %1 are free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be saved: no downloads are left, ask the sender for it again</source>
        <translation>
            <numerusform>%n cannot be saved: no downloads are left, ask the sender for it again</numerusform>
            <numerusform>%n cannot be saved: no downloads are left, ask the sender for them again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be saved: it was removed, or has not arrived completely</source>
        <translation>
            <numerusform>%n cannot be saved: it was removed, or has not arrived completely</numerusform>
            <numerusform>%n cannot be saved: they were removed, or have not arrived completely</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Saving</name>
    <message numerus="yes">
        <source>All downloads of %n media(s) have been used up. Ask the sender for it again.</source>
        <translation>
            <numerusform>All downloads of %n media have been used up. Ask the sender for it again.</numerusform>
            <numerusform>All downloads of %n medias have been used up. Ask their senders for them again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n media(s) cannot be saved: they were removed, or have not arrived completely.</source>
        <translation>
            <numerusform>%n media cannot be saved: it was removed, or has not arrived completely.</numerusform>
            <numerusform>%n medias cannot be saved: they were removed, or have not arrived completely.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SendDialog</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be sent</source>
        <translation>
            <numerusform>%n cannot be sent</numerusform>
            <numerusform>%n cannot be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n file(s)</source>
        <translation>
            <numerusform>Send %n file</numerusform>
            <numerusform>Send %n files</numerusform>
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
        <source>%n under way</source>
        <translation>
            <numerusform>%n under way</numerusform>
            <numerusform>%n under way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for later</source>
        <translation>
            <numerusform>%n for later</numerusform>
            <numerusform>%n for later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n paused</numerusform>
            <numerusform>%n paused</numerusform>
        </translation>
    </message>
</context>
</TS>
