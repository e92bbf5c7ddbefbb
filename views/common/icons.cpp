// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/icons.h"

#include <QColor>
#include <QFile>
#include <QPainter>
#include <QPaintDevice>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace qunce {

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
        renderer.render(&painter, QRectF(0, 0, size, size));
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon icon(const QString &name, const QColor &color, int size)
{
    QIcon icon;
    for (const qreal scale : {1.0, 2.0})
        icon.addPixmap(iconPixmap(name, color, size, scale));
    return icon;
}

void drawIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color, int size)
{
    const QPixmap pixmap = iconPixmap(name, color, size, painter.device()->devicePixelRatioF());
    painter.drawPixmap(rect.center() - QPointF(size / 2.0, size / 2.0), pixmap);
}

} // namespace qunce
