#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace medias {
class MediaListModel;
class MediaSelection;
} // namespace medias

namespace ui {

class FetchCost;

/// After "Select all", which takes what is loaded: how many that were of how many, with what it takes to load
/// the rest first; and while that goes on, how far it has come. Hidden while there is nothing of that to say.
class SelectAllBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SelectAllBar)

public:
    /// All must outlive this.
    SelectAllBar(medias::MediaListModel &model, medias::MediaSelection &selection, const FetchCost &cost,
                 QWidget *parent = nullptr);

    void selectAll();

private:
    enum class Stage { Away, Offering, Loading };

    void retranslate();
    void selectLoaded();
    void pressed();
    void follow();
    void withdraw();
    void show(Stage stage);
    void showText();
    [[nodiscard]] bool isWhole() const;

    medias::MediaListModel &m_model;
    medias::MediaSelection &m_selection;
    const FetchCost &m_cost;
    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_button;
    Stage m_stage = Stage::Away;
    bool m_isSelecting = false;
};

} // namespace ui
