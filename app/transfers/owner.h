#pragma once

#include <QString>

namespace transfers {

/// Whose transfers these are: an account on a server. Under another one the numbers of requests and medias
/// mean other things, so nothing of it may go there.
struct Owner
{
    QString id;   ///< the same for the same account of the same server, also after a restart; never empty
    QString name; ///< what staff know it by

    friend bool operator==(const Owner &one, const Owner &other) { return one.id == other.id; }
};

} // namespace transfers
