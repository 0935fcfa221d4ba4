#pragma once

#include "stage.h"

/// A state of the program that somebody may see. To add one, add a line to one of the lists below.
struct State
{
    const char *name; ///< also of its picture: letters, digits, hyphens
    std::function<void(Stage &stage)> make;
};

/// All of them.
[[nodiscard]] const QList<State> &states();

/// Signed out, and on the way in.
[[nodiscard]] QList<State> signInStates();
/// The list, its search, the requests and the details.
[[nodiscard]] QList<State> listStates();
/// Messages, transfers, dialogs and menus.
[[nodiscard]] QList<State> otherStates();
