#include "states.h"

const QList<State> &states()
{
    static const QList<State> all = signInStates() + listStates() + otherStates();
    return all;
}
