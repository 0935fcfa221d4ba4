#include "icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>

#include <variant>

namespace ui {

namespace {

constexpr int sizes[] = {16, 20, 24, 32, 40, 48, 64, 72, 96};

using Colour = std::variant<QPalette::ColorRole, Meaning>;

/// Colours an alpha mask when it is painted.
class MaskIconEngine final : public QIconEngine
{
public:
    MaskIconEngine(QString name, Colour colour)
        : m_name(std::move(name))
        , m_colour(colour)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State /*state*/, qreal scale) override
    {
        const int edge = std::min(size.width(), size.height());
        if (edge <= 0)
            return {};
        const QColor colour = colourFor(mode);
        const QString key =
            QStringLiteral("mediadesk/%1/%2/%3/%4").arg(m_name).arg(edge).arg(colour.rgba()).arg(scale);
        QPixmap result;
        if (QPixmapCache::find(key, &result))
            return result;
        QImage image = mask(edge).convertToFormat(QImage::Format_ARGB32_Premultiplied);
        if (image.isNull())
            return {};
        if (image.width() != edge)
            image = image.scaled(edge, edge, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        QPainter painter(&image);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), colour);
        painter.end();
        result = QPixmap::fromImage(image);
        result.setDevicePixelRatio(scale);
        QPixmapCache::insert(key, result);
        return result;
    }

    QIconEngine *clone() const override { return new MaskIconEngine(*this); }

private:
    [[nodiscard]] QColor colourFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        if (const auto *meaning = std::get_if<Meaning>(&m_colour))
            return meaningColour(palette, *meaning);
        return palette.color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active,
                             std::get<QPalette::ColorRole>(m_colour));
    }

    [[nodiscard]] QImage mask(int edge) const
    {
        const int *size =
            std::find_if(std::begin(sizes), std::end(sizes), [edge](int one) { return one >= edge; });
        const int best = size == std::end(sizes) ? *std::rbegin(sizes) : *size;
        return QImage(QStringLiteral(":/icons/%1-%2.png").arg(m_name).arg(best));
    }

    QString m_name;
    Colour m_colour;
};

} // namespace

QIcon icon(const QString &name)
{
    return icon(name, QPalette::ButtonText);
}

QIcon icon(const QString &name, QPalette::ColorRole role)
{
    return QIcon(new MaskIconEngine(name, role));
}

QIcon icon(const QString &name, Meaning meaning)
{
    return QIcon(new MaskIconEngine(name, meaning));
}

QIcon programIcon()
{
    QIcon result;
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256})
        result.addFile(QStringLiteral(":/mediadesk-%1.png").arg(size));
    return result;
}

} // namespace ui
