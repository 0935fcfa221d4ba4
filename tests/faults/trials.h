#pragma once

#include "trial.h"

#include "botdoc/media.h"

#include <memory>

/// What the matrix tries over each bad line.
enum class Work { List, Detail, UploadOnly, UploadFirst, UploadMiddle, UploadLast, Download, Delete, Token };

/// "upload, first" and so on, as the table of the matrix names them.
[[nodiscard]] QString nameOf(Work work);
[[nodiscard]] QList<Work> allWork();

/// A trial of that work, in which the fault strikes once, or each time. `media` is one that no other trial
/// uses.
[[nodiscard]] std::unique_ptr<Trial> makeTrial(Work work, const support::DemoServer &demo, const Fault &fault,
                                               const botdoc::Media &media, bool isEachTime);
