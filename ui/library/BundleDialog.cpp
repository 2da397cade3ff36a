// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/BundleDialog.h"

#include "core/recordfiles/FileNames.h"
#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QLabel *plainLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QListWidget *listOf(const QStringList &paths)
{
    auto *list = new QListWidget;
    list->setObjectName(u"bundleFiles"_s);
    list->setAccessibleName(BundleDialog::tr("Files in the bundle"));
    list->setUniformItemSizes(true);
    for (const QString &path : paths) {
        const bool isEnvironment = path.endsWith(core::environmentFileSuffix);
        auto *item =
            new QListWidgetItem(icon(isEnvironment ? "globe" : "file-text"), printable(path));
        item->setSizeHint(QSize(0, extent::row));
        list->addItem(item);
    }
    return list;
}

// "shop / in"
QString titleOf(const LibraryKey &folder)
{
    QStringList parts{folder.root.section(u'/', -1)};
    if (!folder.path.isEmpty())
        parts += folder.path.split(u'/');
    return printable(parts.join(u" / "_s));
}

} // namespace

BundleDialog::BundleDialog(const QString &name, const QStringList &paths, QWidget *parent)
    : QDialog(parent)
    , m_folder(new QComboBox)
    , m_import(new QPushButton(tr("Import")))
{
    setObjectName(u"bundleDialog"_s);
    setWindowTitle(tr("Import bundle"));
    resize(520, 420);
    m_folder->setObjectName(u"bundleFolder"_s);
    m_folder->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_folder->setMinimumContentsLength(20);
    auto *into = new QLabel(tr("&Into"));
    into->setBuddy(m_folder);
    auto *other = new QPushButton(tr("Other folder…"));
    other->setObjectName(u"bundleOtherFolder"_s);
    m_import->setObjectName(u"importBundle"_s);
    m_import->setProperty("kind", u"primary"_s);
    auto *drafts = new QPushButton(tr("Open as drafts"));
    drafts->setObjectName(u"bundleAsDrafts"_s);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"cancelBundle"_s);
    for (QPushButton *each : {other, drafts, cancel})
        each->setAutoDefault(false);

    auto *place = new QHBoxLayout;
    place->setSpacing(space::s);
    place->addWidget(into);
    place->addWidget(m_folder, 1);
    place->addWidget(other);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(drafts);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_import);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    layout->setSpacing(space::m);
    const QString shown = printable(name);
    layout->addWidget(plainLabel(
        paths.size() == 1 ? tr("“%1” is a bundle of 1 file.").arg(shown)
                          : tr("“%1” is a bundle of %2 files.").arg(shown, grouped(paths.size()))));
    layout->addWidget(listOf(paths), 1);
    layout->addLayout(place);
    layout->addWidget(plainLabel(tr("Nothing that is there is touched: a file whose name is taken "
                                    "gets a number. As drafts, nothing is written at all.")));
    layout->addLayout(buttons);
    connect(other, &QPushButton::clicked, this, &BundleDialog::otherFolderRequested);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_import, &QPushButton::clicked, this, &BundleDialog::import);
    connect(drafts, &QPushButton::clicked, this, [this] {
        emit draftsRequested();
        accept();
    });
    setFolders({}, {});
}

void BundleDialog::setFolders(const QList<LibraryKey> &folders, const LibraryKey &meant)
{
    m_folder->clear();
    for (const LibraryKey &folder : folders) {
        m_folder->addItem(icon(folder.path.isEmpty() ? "package" : "folder"), titleOf(folder),
                          QVariant::fromValue(folder));
        m_folder->setItemData(m_folder->count() - 1, printable(folder.root), Qt::ToolTipRole);
    }
    m_folder->setCurrentIndex(
        std::max(0, static_cast<int>(folders.indexOf(LibraryKey{meant.root, meant.path}))));
    if (folders.isEmpty())
        m_folder->setPlaceholderText(tr("No folder is open"));
    m_folder->setEnabled(!folders.isEmpty());
    m_import->setEnabled(!folders.isEmpty());
    m_import->setDefault(!folders.isEmpty());
}

void BundleDialog::addFolder(const LibraryKey &folder)
{
    QList<LibraryKey> folders;
    for (int i = 0; i < m_folder->count(); ++i)
        folders += m_folder->itemData(i).value<LibraryKey>();
    if (!folders.contains(folder))
        folders += folder;
    setFolders(folders, folder);
    m_import->setFocus();
}

void BundleDialog::import()
{
    emit importRequested(m_folder->currentData().value<LibraryKey>());
    accept();
}

} // namespace ui
