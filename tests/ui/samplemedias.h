#pragma once

#include <QJsonObject>
#include <QList>

/// Medias as a server gives them, with the names that make windows look bad.
namespace samplemedias {

/// As an office has them, of all types and states.
[[nodiscard]] QList<QJsonObject> ordinary(int count);
/// Names, tags and states of 300 characters, with and without a place to break them.
[[nodiscard]] QList<QJsonObject> longNamed();
/// Arabic, Hebrew, and mixed with what is written from left to right.
[[nodiscard]] QList<QJsonObject> rightToLeft();
/// Without a name, or without anything but a number.
[[nodiscard]] QList<QJsonObject> nameless();
/// Pictograms, stacked accents, Chinese, line breaks.
[[nodiscard]] QList<QJsonObject> odd();

/// A text of 300 characters in words.
[[nodiscard]] QString longText();
/// 300 characters that nothing breaks.
[[nodiscard]] QString unbreakable();

} // namespace samplemedias
