// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/DraftTabBar.h"

#include "ui/common/Format.h"
#include "ui/common/Theme.h"
#include "ui/environments/EnvironmentEntry.h"

#include <QAbstractButton>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int dotSize = 8;

// What a tab ends with: a dot when it is modified, and the cross that closes it. A title that is
// cut short does not take them with it.
class TabEnd final : public QAbstractButton
{
public:
    explicit TabEnd(QWidget *parent)
        : QAbstractButton(parent)
    {
        setObjectName(u"closeTab"_s);
        setFocusPolicy(Qt::NoFocus); // Ctrl+W does it
        setCursor(Qt::ArrowCursor);
        setToolTip(DraftTabBar::tr("Close this draft (it can be brought back)"));
        setAccessibleName(DraftTabBar::tr("Close"));
        setAttribute(Qt::WA_Hover);
        resize(sizeHint());
    }

    void setFile(bool hasFile, bool isModified)
    {
        m_isModified = isModified;
        m_hasFile = hasFile;
        resize(sizeHint());
        update();
    }

    QSize sizeHint() const override
    {
        return {extent::icon + (m_hasFile ? dotSize + space::xs : 0), extent::icon};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (m_isModified) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color(Role::Accent));
            painter.drawEllipse(QRect(0, (height() - dotSize) / 2, dotSize, dotSize));
        }
        QStyleOption option;
        option.initFrom(this);
        option.rect = QRect(width() - extent::icon, 0, extent::icon, height());
        option.state.setFlag(QStyle::State_Sunken, isDown());
        style()->drawPrimitive(QStyle::PE_IndicatorTabClose, &option, &painter, this);
    }

private:
    bool m_hasFile = false;
    bool m_isModified = false;
};

} // namespace

DraftTabBar::DraftTabBar(QWidget *parent)
    : QTabBar(parent)
{
    setObjectName(u"draftTabBar"_s);
    setAccessibleName(tr("Drafts"));
    setMovable(true);
    setExpanding(false);
    setDrawBase(false);
    setElideMode(Qt::ElideRight);
    setUsesScrollButtons(true);
}

void DraftTabBar::tabInserted(int at)
{
    auto *end = new TabEnd(this);
    connect(end, &QAbstractButton::clicked, this, [this, end] {
        for (int i = 0; i < count(); ++i) {
            if (tabButton(i, QTabBar::RightSide) == end)
                return emit tabCloseRequested(i);
        }
    });
    setTabButton(at, QTabBar::RightSide, end);
}

void DraftTabBar::setLook(int at, const Look &look)
{
    // Nothing in a title is a mnemonic.
    const QString title = printable(look.title);
    const QString shown = QString(title).replace(u'&', u"&&"_s);
    if (tabText(at) != shown)
        setTabText(at, shown);
    const QString whole = look.file.isEmpty() ? title : printable(look.file);
    const QString said = look.isModified ? tr("%1 (modified)").arg(whole) : whole;
    setTabToolTip(at, plainToolTip(said));
    setAccessibleTabName(at, look.isModified ? tr("%1 (modified)").arg(title) : title);
    setTabIcon(at, look.colour.isEmpty() ? QIcon() : environmentDot(look.colour));
    auto *end = static_cast<TabEnd *>(tabButton(at, QTabBar::RightSide));
    const int before = end->width();
    end->setFile(!look.file.isEmpty(), look.isModified);
    if (end->width() == before)
        return;
    setTabButton(at, QTabBar::RightSide, end); // the tab makes room for it
    end->show(); // it was hidden as the one before
}

void DraftTabBar::mouseReleaseEvent(QMouseEvent *event)
{
    const int at = tabAt(event->pos());
    if (event->button() == Qt::MiddleButton && at >= 0)
        return emit tabCloseRequested(at);
    QTabBar::mouseReleaseEvent(event);
}

} // namespace ui
