#pragma once

#include "medias/medialistmodel.h"

namespace bench {

/// The medias as a list is made with the least work: page after page, each when the end comes into view.
class PlainModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlainModel)

public:
    /// `client` must outlive this.
    explicit PlainModel(botdoc::Client &client, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// How many the server says there are; -1: not yet said.
    [[nodiscard]] qint64 total() const { return m_total; }

private:
    void answered(const botdoc::Result<botdoc::Page<botdoc::Media>> &answer);

    botdoc::Client &m_client;
    QList<botdoc::Media> m_medias;
    qint64 m_total = -1;
    int m_pages = 0;
    bool m_isUnderWay = false;
};

} // namespace bench
