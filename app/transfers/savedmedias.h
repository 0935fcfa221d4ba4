#pragma once

#include "botdoc/ids.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <array>
#include <optional>

namespace botdoc {
struct Media;
}

namespace transfers {

/// A media that was saved, and what its content was.
struct SavedMedia
{
    botdoc::MediaId id{};
    std::array<quint8, 16> md5{};

    /// `md5` as 32 hex digits; nullopt when it is none.
    [[nodiscard]] static std::optional<SavedMedia> of(botdoc::MediaId id, const QByteArray &md5);

    friend bool operator==(const SavedMedia &, const SavedMedia &) = default;
    friend bool operator<(const SavedMedia &one, const SavedMedia &other); ///< by id, then by MD5
};

/// Which medias of an account were saved on this computer, with which content. A value: copies share what
/// they hold, of which a quarter of a million saves take 6 MB.
class SavedMedias final
{
public:
    SavedMedias() = default;
    explicit SavedMedias(const QString &account);

    /// Owner::id; empty: nobody's.
    [[nodiscard]] const QString &account() const { return m_account; }
    [[nodiscard]] qsizetype size() const { return m_saved.size(); }
    /// Whether it was saved as the server has it now: with the same MD5. Where the server tells none there is
    /// nothing but the number to go by, and numbers are not given twice.
    [[nodiscard]] bool contains(botdoc::MediaId id, const std::optional<QByteArray> &md5) const;
    [[nodiscard]] bool contains(const botdoc::Media &media) const;

    /// Takes more time the more there are already, for they are kept in order: many at a time.
    void add(QList<SavedMedia> saved);

private:
    QString m_account;
    QList<SavedMedia> m_saved; // in ascending order, each once
};

} // namespace transfers

Q_DECLARE_METATYPE(transfers::SavedMedias)
