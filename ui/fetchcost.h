#pragma once

#include <QElapsedTimer>
#include <QObject>

namespace medias {
class MediaListModel;
}

namespace ui {

/// What it takes to fetch the rest of the list, in words: how many calls, and about how long, once it has
/// been seen how long one takes.
class FetchCost final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FetchCost)

public:
    /// `model` must outlive this.
    explicit FetchCost(const medias::MediaListModel &model, QObject *parent = nullptr);

    /// A sentence.
    [[nodiscard]] QString text() const;

private:
    void note();

    const medias::MediaListModel &m_model;
    QElapsedTimer m_fetching; // runs while pages are fetched
    int m_loadedBefore = 0;
    double m_pageTime = 0; // in milliseconds, as it was seen; 0: not yet
};

} // namespace ui
