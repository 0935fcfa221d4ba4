#pragma once

#include <functional>

class QAbstractItemModel;
class QObject;

namespace ui {

/// Calls `retranslate`, which sets all texts of `object`, at once and whenever the program's language has
/// changed. `object`: a widget, or a child of one.
void keepTranslated(QObject *object, const std::function<void()> &retranslate);

/// The cells and headings of a model that makes its texts when it is asked for them are others now.
void retranslateCells(QAbstractItemModel &model);

} // namespace ui
