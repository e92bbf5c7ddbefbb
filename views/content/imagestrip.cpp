// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/content/imagestrip.h"

#include <algorithm>

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

#include "views/common/card.h"
#include "views/common/flowlayout.h"
#include "views/common/icons.h"
#include "views/common/imagedesk.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

constexpr int kTile = 56;
constexpr int kListHeight = kTile + 28;

} // namespace

ImageStrip::ImageStrip(PageTools &pageTools, QWidget *parent)
    : QWidget(parent)
    , m_tools(pageTools)
    , m_list(new QListWidget(this))
    , m_add(new QToolButton(this))
    , m_forward(new QToolButton(this))
    , m_remove(new QToolButton(this))
    , m_problem(new ThemedLabel(pageTools.theme, TextRole::Secondary, Token::Bad, this))
{
    setObjectName(QStringLiteral("imageStrip"));
    setAcceptDrops(true);
    m_list->setViewMode(QListView::IconMode);
    m_list->setFlow(QListView::LeftToRight);
    m_list->setWrapping(false);
    m_list->setMovement(QListView::Static);
    m_list->setIconSize({kTile, kTile});
    m_list->setFixedHeight(kListHeight);
    m_list->setTabKeyNavigation(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_add->setObjectName(QStringLiteral("addImage"));
    m_remove->setObjectName(QStringLiteral("removeImage"));
    m_forward->setObjectName(QStringLiteral("imageForward"));
    m_problem->setObjectName(QStringLiteral("imageProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *buttons = new QWidget(this);
    auto *flow = new FlowLayout(buttons, 4);
    for (QToolButton *button : {m_add, m_forward, m_remove})
        flow->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_list);
    column->addWidget(buttons);
    column->addWidget(m_problem);
    connect(m_add, &QToolButton::clicked, this, &ImageStrip::chooseFiles);
    connect(m_forward, &QToolButton::clicked, this, &ImageStrip::moveForward);
    connect(m_remove, &QToolButton::clicked, this, &ImageStrip::remove);
    connect(m_list, &QListWidget::currentRowChanged, this, &ImageStrip::follow);
    connect(&m_tools.theme, &Theme::changed, this, &ImageStrip::paintTiles);
    if (m_tools.images)
        connect(m_tools.images, &ImageDesk::arrived, this, &ImageStrip::paintTiles);
}

void ImageStrip::show(const std::vector<ContentImage> &images, const QString &whyNot)
{
    if (images != m_images)
        say({});
    m_images = images;
    m_whyNot = whyNot;
    paintTiles();
    follow();
}

void ImageStrip::paintTiles()
{
    const int current = m_list->currentRow();
    m_list->clear();
    m_list->setVisible(!m_images.empty());
    for (size_t i = 0; i < m_images.size(); ++i) {
        const ContentImage &image = m_images[i];
        QPixmap tile(QSize(kTile, kTile) * devicePixelRatioF());
        tile.setDevicePixelRatio(devicePixelRatioF());
        tile.fill(m_tools.theme.color(Token::Sunken));
        const ImageDesk::Shown shown = m_tools.images ? m_tools.images->image(image.hash)
                                                      : ImageDesk::Shown {ImageDesk::State::Unheard, {}};
        if (shown.state == ImageDesk::State::Here) {
            QPainter painter(&tile);
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            QRect place({}, shown.image.size().scaled(kTile, kTile, Qt::KeepAspectRatioByExpanding));
            place.moveCenter({kTile / 2, kTile / 2});
            painter.drawImage(place, shown.image);
        }
        auto *item = new QListWidgetItem(QIcon(tile), {}, m_list);
        const QString name = text(QUNCE_TEXT("Image %1, %2 × %3"),
            {QString::number(i + 1), QString::number(image.width), QString::number(image.height)});
        item->setToolTip(name);
        item->setData(Qt::AccessibleTextRole, name);
    }
    m_list->setCurrentRow(std::min(current, m_list->count() - 1));
}

void ImageStrip::follow()
{
    const int row = m_list->currentRow();
    const bool mayEdit = m_whyNot.isEmpty();
    m_add->setEnabled(mayEdit && m_images.size() < kMaxImages);
    m_add->setToolTip(!mayEdit             ? m_whyNot
            : m_images.size() < kMaxImages ? text(QUNCE_TEXT("PNG, JPEG, WebP or GIF, up to 10 MB each"))
                                           : text(QUNCE_TEXT("A chat shows nine images at most.")));
    m_forward->setEnabled(mayEdit && row > 0);
    m_remove->setEnabled(mayEdit && row >= 0);
}

void ImageStrip::retranslate()
{
    m_list->setAccessibleName(text(QUNCE_TEXT("Images")));
    m_add->setText(text(QUNCE_TEXT("Add images…")));
    m_forward->setText(text(QUNCE_TEXT("Move forward")));
    m_remove->setText(text(QUNCE_TEXT("Take away")));
    paintTiles();
    follow();
}

QString ImageStrip::problem() const
{
    return m_problem->text();
}

void ImageStrip::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void ImageStrip::chooseFiles()
{
    if (!m_add->isEnabled())
        return;
    auto *dialog = new QFileDialog(this, text(QUNCE_TEXT("Add images")), {},
        text(QUNCE_TEXT("Images")) + QStringLiteral(" (*.png *.jpg *.jpeg *.webp *.gif)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ImageStrip::addFiles);
    dialog->open();
}

void ImageStrip::addFiles(const QStringList &paths)
{
    if (!m_whyNot.isEmpty())
        return say(m_whyNot);
    say({});
    if (paths.isEmpty())
        return;
    if (m_images.size() >= kMaxImages)
        return say(text(QUNCE_TEXT("A chat shows nine images at most.")));
    if (!m_tools.images)
        return say(text(QUNCE_TEXT("Images cannot be added here.")));
    m_tools.images->add(paths.front(), this, [this, paths](const Result<ContentImage> &image) {
        if (!image.ok()) {
            const QString name = QFileInfo(paths.front()).fileName();
            addFiles(paths.mid(1));
            return say(text(QUNCE_TEXT("%1: %2"), {name, text(image.error().userText)}));
        }
        const bool isThere = std::any_of(m_images.begin(), m_images.end(),
            [&image](const ContentImage &there) { return there.hash == image->hash; });
        if (!isThere) {
            m_images.push_back(*image);
            emit changed(m_images);
            paintTiles();
            follow();
        }
        addFiles(paths.mid(1));
    });
}

void ImageStrip::moveForward()
{
    const int row = m_list->currentRow();
    if (row <= 0)
        return;
    std::swap(m_images[static_cast<size_t>(row)], m_images[static_cast<size_t>(row - 1)]);
    paintTiles();
    m_list->setCurrentRow(row - 1);
    emit changed(m_images);
}

void ImageStrip::remove()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    m_images.erase(m_images.begin() + row);
    paintTiles();
    follow();
    emit changed(m_images);
}

void ImageStrip::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_whyNot.isEmpty() && event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void ImageStrip::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    addFiles(paths);
    event->acceptProposedAction();
}

} // namespace qunce
