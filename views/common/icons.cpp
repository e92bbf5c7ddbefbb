// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/icons.h"

#include <QColor>
#include <QFile>
#include <QPainter>
#include <QPaintDevice>
#include <QIconEngine>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace qunce {

namespace {

/// Drawn anew for every size, so that icons stay fine when the interface is zoomed.
class Engine : public QIconEngine
{
public:
    Engine(QString name, QColor color, int size) : m_name(std::move(name)), m_color(color), m_size(size) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int side = std::min(rect.width(), rect.height());
        const QColor color = mode == QIcon::Disabled ? faded(m_color) : m_color;
        drawIcon(*painter, rect, m_name, color, side);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor color = mode == QIcon::Disabled ? faded(m_color) : m_color;
        return iconPixmap(m_name, color, std::min(size.width(), size.height()), 1);
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        const int side = std::min(size.width(), size.height());
        return {side, side};
    }
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override { return {{m_size, m_size}}; }
    QIconEngine *clone() const override { return new Engine(*this); }

private:
    static QColor faded(QColor color)
    {
        constexpr float kDisabled = 0.4F;
        color.setAlphaF(kDisabled);
        return color;
    }

    QString m_name;
    QColor m_color;
    int m_size;
};

} // namespace

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio)
{
    const QString key = QStringLiteral("icon/%1/%2/%3/%4")
                            .arg(name, color.name(QColor::HexArgb))
                            .arg(size)
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isThere, "iconPixmap", qPrintable(name));
    if (isThere) {
        QSvgRenderer renderer(file.readAll().replace("currentColor", color.name().toLatin1()));
        QPainter painter(&pixmap);
        painter.setOpacity(color.alphaF()); // the file knows the colour alone
        renderer.render(&painter, QRectF(0, 0, size, size));
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon icon(const QString &name, const QColor &color, int size)
{
    return QIcon(new Engine(name, color, size));
}

void drawIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color, int size)
{
    const QPixmap pixmap = iconPixmap(name, color, size, painter.device()->devicePixelRatioF());
    painter.drawPixmap(rect.center() - QPointF(size / 2.0, size / 2.0), pixmap);
}

} // namespace qunce
