#include "transfers/transfer.h"

namespace transfers {

bool Transfer::canPause() const
{
    if (isPaused || isCancelling || !waitsFor.isEmpty())
        return false;
    return state == State::Waiting || (state == State::Running && kind == Kind::Upload);
}

void Transfer::addNote(const QString &sentence)
{
    if (!note.isEmpty())
        note += u' ';
    note += sentence;
}

} // namespace transfers
