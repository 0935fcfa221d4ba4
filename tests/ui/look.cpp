#include "look.h"

#include <QApplication>
#include <QPalette>

namespace {

/// KDE's Breeze Dark.
QPalette darkPalette()
{
    QPalette palette(QColor(0xfcfcfc), QColor(0x31363b), QColor(0x40464c), QColor(0x191b1d), QColor(0x26292c),
                     QColor(0xfcfcfc), Qt::white, QColor(0x1b1e20), QColor(0x2a2e32));
    palette.setColor(QPalette::AlternateBase, QColor(0x232629));
    palette.setColor(QPalette::Highlight, QColor(0x3daee9));
    palette.setColor(QPalette::HighlightedText, QColor(0xfcfcfc));
    palette.setColor(QPalette::Link, QColor(0x1d99f3));
    palette.setColor(QPalette::ToolTipBase, QColor(0x31363b));
    palette.setColor(QPalette::ToolTipText, QColor(0xfcfcfc));
    palette.setColor(QPalette::PlaceholderText, QColor(0xa1a9b1));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x6e7173));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(0x31363b));
    return palette;
}

} // namespace

void Look::wear() const
{
    QApplication::setPalette(isDark ? darkPalette() : QPalette());
    QApplication::setLayoutDirection(isReversed ? Qt::RightToLeft : Qt::LeftToRight);
}

QString Look::name() const
{
    static const QStringList languages{QStringLiteral("english"), QStringLiteral("spanish"),
                                       QStringLiteral("long")};
    return QStringLiteral("%1-%2-%3-%4-%5")
        .arg(languages[static_cast<int>(words)], isDark ? QStringLiteral("dark") : QStringLiteral("light"),
             isReversed ? QStringLiteral("rtl") : QStringLiteral("ltr"),
             isSmall ? QStringLiteral("small") : QStringLiteral("usual"))
        .arg(qRound(100 * qApp->devicePixelRatio()));
}

QList<Look> Look::forRun(bool isWhole)
{
    if (!isWhole) {
        const Words words = qApp->devicePixelRatio() > 1 ? Words::Long : Words::English;
        return {{.words = words}, {.words = words, .isDark = true, .isReversed = true, .isSmall = true}};
    }
    QList<Look> looks;
    for (const Words words : {Words::English, Words::Spanish, Words::Long}) {
        for (const bool isSmall : {false, true}) {
            for (const bool isDark : {false, true}) {
                for (const bool isReversed : {false, true})
                    looks.append({words, isDark, isReversed, isSmall});
            }
        }
    }
    return looks;
}
