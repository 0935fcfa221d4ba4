#pragma once

#include "botdoc/ids.h"
#include "medias/goingsoon.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QAction;

namespace medias {
class RequestListModel;
}

namespace ui {

class RequestFinder;

/// All medias, what goes soon of them, and the requests: whose medias the list beside it is to show.
class RequestSideBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestSideBar)

public:
    /// `requests` must outlive this.
    explicit RequestSideBar(medias::RequestListModel &requests, QWidget *parent = nullptr);

    /// What the list shows; nullopt: all medias. Does not come back as chosen().
    void setShown(std::optional<botdoc::RequestId> request);
    void setGoingSoonShown();
    /// Whether what goes soon and was not saved here can be chosen, and how many medias that are; nullopt: it
    /// is not known.
    void setGoingSoon(bool isOffered, const std::optional<medias::GoingSoon::Count> &count);
    /// Chooses it by a key, also while this is hidden.
    [[nodiscard]] QAction *goingSoonAction() const { return m_goingSoonAction; }

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// Somebody has chosen a request, or all medias: by a click, by Enter, or by resting on it with the arrow
    /// keys.
    void chosen(std::optional<botdoc::RequestId> request);
    /// Somebody wants to know what can be done with a request, at that place on the screen.
    void menuWanted(botdoc::RequestId request, const QPoint &position);

    /// As chosen(), of what goes soon.
    void goingSoonChosen();

private:
    enum Entry { AllMedias, GoingSoon };

    void offerMenu();
    void openMenu(const QPoint &position);
    void retranslate();
    void showEntries();
    void follow();
    void chooseSelected();
    void chooseFound();
    void chooseEntered();
    [[nodiscard]] bool isAwaited(botdoc::RequestId request) const;

    medias::RequestListModel &m_requests;
    RequestFinder *m_finder;
    QAction *m_goingSoonAction;
    QTimer m_rest; // an arrow key held down passes many that nobody wants to see
    std::optional<botdoc::RequestId> m_shown;
    bool m_isGoingSoonShown = false;
    bool m_isGoingSoonOffered = false;
    std::optional<medias::GoingSoon::Count> m_goingSoon;
    std::optional<botdoc::RequestId> m_entered; // before it was known whether there is such a request
};

} // namespace ui
