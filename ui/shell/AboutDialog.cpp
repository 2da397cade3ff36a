// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/AboutDialog.h"

#include "ui/common/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

AboutDialog::AboutDialog(const QString &version, QWidget *parent)
    : QDialog(parent)
{
    constexpr int textWidth = 380;
    setObjectName(u"aboutDialog"_s);
    setWindowTitle(tr("About Headgate"));
    auto *title = new QLabel(tr("Headgate %1").arg(version), this);
    title->setFont(titleFont());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    layout->setSpacing(space::m);
    layout->addWidget(title);
    const QStringList paragraphs{
        tr("A test console for Amazon Kinesis Data Streams."),
        tr("Free software under the GNU General Public License, version 3 or later. It comes with "
           "no warranty. Built with Qt %1 and QScintilla; icons by Lucide (ISC).")
            .arg(QString::fromLatin1(qVersion())),
        tr("Not a product of Amazon. Amazon Kinesis is a trademark of its owner.")};
    for (const QString &paragraph : paragraphs) {
        auto *label = new QLabel(paragraph, this);
        label->setWordWrap(true);
        label->setFixedWidth(textWidth);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
    }
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"closeAbout"_s);
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    layout->addSpacing(space::s);
    layout->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace ui
