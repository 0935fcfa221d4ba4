#pragma once

#include <QImage>
#include <QList>
#include <QRect>
#include <QString>

class QAbstractButton;
class QHeaderView;
class QMenu;
class QMenuBar;
class QTextEdit;
class QWidget;
struct ShownText;

/// A flaw in what a window shows.
struct Finding
{
    enum class Rule {
        Clipped,     ///< a text has less room than it takes
        Unexplained, ///< a text is cut short by dots, and no tool tip has the whole
        Overlapping, ///< two widgets of one parent lie over each other
        Outside,     ///< a widget reaches out of its parent
        OffBaseline, ///< texts beside each other stand on different lines, or an icon beside its text's
                     ///< middle
        Nameless,    ///< a screen reader has no name for a control
        Faint        ///< a text's contrast to its ground is too small
    };

    Rule rule;
    QString where; ///< class and object name
    QString what;

    [[nodiscard]] QString asText() const;
};

/// Goes over everything that a window shows at this moment, as a designer with a ruler would. Children that
/// are windows of their own are not looked at.
class LookWalker final
{
public:
    explicit LookWalker(QWidget &window);

    [[nodiscard]] QList<Finding> findings();

private:
    void walk(QWidget &widget);
    void checkText(const QWidget &widget, const ShownText &shown);
    void checkIcon(const QAbstractButton &button);
    void checkPlace(const QWidget &widget);
    void checkSiblings(const QWidget &parent);
    void checkRow(const QWidget &parent, const QWidget &one, const QWidget &other);
    void checkHeader(const QHeaderView &header);
    void checkMenu(const QMenu &menu);
    void checkMenuBar(const QMenuBar &bar);
    void checkDocument(const QTextEdit &edit);
    void add(Finding::Rule rule, const QWidget &widget, const QString &what);

    QWidget &m_window;
    QImage m_image; // of the window, as it is drawn
    bool m_isVeiled = false;
    QList<Finding> m_findings;
};
