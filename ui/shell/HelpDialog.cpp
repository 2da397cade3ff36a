// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/HelpDialog.h"

#include "ui/common/ScrollColumn.h"
#include "ui/common/Theme.h"
#include "ui/shell/HelpTexts.h"
#include "ui/shell/KeyCaps.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int helpWidth = 460;

// Keys as caps.
class KeyLabel final : public QWidget
{
public:
    KeyLabel(const QString &keys, QWidget *parent)
        : QWidget(parent)
        , m_keys(keys)
    {
        setAccessibleName(keys);
        setFixedSize(keyCapsWidth(keys), std::max(extent::row, fontMetrics().height() + 2));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        drawKeyCaps(painter, rect(), m_keys);
    }

private:
    QString m_keys;
};

QGridLayout *keyList(const QList<Command> &commands, const Keymap &keymap, QWidget *parent)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(2);
    for (const Command command : commands) {
        const QString keys = keyText(keymap.keysOf(command));
        if (keys.isEmpty())
            continue;
        const int row = grid->rowCount();
        grid->addWidget(new QLabel(plainTextOf(infoOf(command)), parent), row, 0);
        grid->addWidget(new KeyLabel(keys, parent), row, 1, Qt::AlignRight);
    }
    grid->setColumnStretch(0, 1);
    return grid;
}

} // namespace

HelpDialog::HelpDialog(HelpTopic topic, const Keymap &keymap, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"helpDialog"_s);
    setWindowTitle(tr("Help"));
    const HelpText help = helpOn(topic);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    layout->setSpacing(space::m);
    auto *title = new QLabel(help.title, this);
    title->setObjectName(u"helpTitle"_s);
    title->setFont(titleFont());
    layout->addWidget(title);
    auto *scroll = new ScrollColumn(helpWidth, this);
    scroll->setFocusPolicy(Qt::StrongFocus); // keys scroll what has nothing else to stop at
    scroll->setAccessibleName(help.title);
    scroll->column().setSpacing(space::m);
    for (const QString &paragraph : help.paragraphs) {
        auto *label = new QLabel(paragraph, this);
        label->setWordWrap(true);
        label->setFixedWidth(helpWidth);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setMinimumHeight(label->heightForWidth(helpWidth));
        scroll->column().addWidget(label);
    }
    scroll->column().addLayout(keyList(help.commands, keymap, this));
    scroll->column().addStretch();
    layout->addWidget(scroll, 1);

    auto *all = new QPushButton(tr("All keys…"), this);
    all->setObjectName(u"allKeys"_s);
    all->setAutoDefault(false);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"closeHelp"_s);
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(all);
    buttons->addStretch();
    buttons->addWidget(close);
    layout->addSpacing(space::s);
    layout->addLayout(buttons);
    connect(all, &QPushButton::clicked, this, &HelpDialog::keysRequested);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    scroll->fitWindow();
    close->setFocus();
}

} // namespace ui
