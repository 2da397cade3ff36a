// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/LibraryPane.h"

#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/SearchField.h"
#include "ui/common/Theme.h"
#include "ui/library/LibraryMenu.h"
#include "ui/library/LibraryView.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include <chrono>
#include <functional>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Kind = LibraryNode::Kind;

LibraryPane::LibraryPane(QWidget *parent)
    : QWidget(parent)
    , m_view(new LibraryView(this))
    , m_search(new QLineEdit(this))
    , m_notice(new QLabel(this))
    , m_message(new MessageBar(this))
{
    setObjectName(u"libraryPane"_s);
    m_view->setObjectName(u"libraryTree"_s);
    m_view->setAccessibleName(tr("Templates"));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_search->setObjectName(u"librarySearch"_s);
    m_search->setAccessibleName(tr("Search templates"));
    m_search->setPlaceholderText(tr("Search templates…"));
    makeSearchField(*m_search);
    m_notice->setObjectName(u"libraryNotice"_s);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setForegroundRole(QPalette::PlaceholderText);
    m_notice->setContentsMargins(space::m, 0, space::m, 0);
    m_message->setObjectName(u"libraryMessage"_s);
    m_searchPause.setSingleShot(true);
    m_searchPause.setInterval(200ms);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    layout->addLayout(createHead());
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(space::m, 0, space::s, 0);
    searchRow->addWidget(m_search);
    layout->addLayout(searchRow);
    layout->addWidget(m_notice);
    layout->addWidget(createEmpty(), 1);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_message);
    connectView();
    setTree({});
}

QLayout *LibraryPane::createHead()
{
    auto *title = new QLabel(tr("Templates"), this);
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    m_new = headButton(u"newTemplateButton"_s, "plus", tr("New template"));
    QToolButton *open = headButton(u"openFolderButton"_s, "folder-open", tr("Open folder…"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::m, space::xs, space::xs, 0);
    head->setSpacing(0);
    head->addWidget(title, 1);
    head->addWidget(m_new);
    head->addWidget(open);
    setTabOrder(m_new, open); // as they are read; the tree was made before them
    setTabOrder(open, m_search);
    setTabOrder(m_search, m_view);
    connect(m_new, &QAbstractButton::clicked, this, &LibraryPane::newFile);
    connect(open, &QAbstractButton::clicked, this, &LibraryPane::openFolderRequested);
    return head;
}

QToolButton *LibraryPane::headButton(const QString &objectName, const char *iconName,
                                     const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAutoRaise(true);
    return button;
}

QWidget *LibraryPane::createEmpty()
{
    m_empty = new QWidget(this);
    auto *text = new QLabel(tr("Ctrl+S keeps this draft as a file you can commit. Or open a folder "
                               "of record files."),
                            m_empty);
    text->setObjectName(u"libraryEmptyText"_s);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    auto *open = new QPushButton(tr("Open folder…"), m_empty);
    open->setObjectName(u"libraryEmptyOpen"_s);
    auto *layout = new QVBoxLayout(m_empty);
    layout->setContentsMargins(space::m, space::s, space::m, space::s);
    layout->setSpacing(space::s);
    layout->addWidget(text);
    layout->addWidget(open, 0, Qt::AlignLeft);
    layout->addStretch();
    connect(open, &QPushButton::clicked, this, &LibraryPane::openFolderRequested);
    return m_empty;
}

void LibraryPane::connectView()
{
    connect(m_view, &LibraryView::openRequested, this, &LibraryPane::open);
    connect(m_view, &LibraryView::favouriteToggled, this, &LibraryPane::favouriteToggled);
    connect(m_view, &LibraryView::deleteRequested, this, &LibraryPane::deleteRequested);
    connect(m_view, &LibraryView::renameRequested, this, &LibraryPane::renameRequested);
    connect(m_view, &LibraryView::moveRequested, this, &LibraryPane::moveRequested);
    connect(m_view, &QWidget::customContextMenuRequested, this, &LibraryPane::openMenu);
    connect(m_search, &QLineEdit::textChanged, &m_searchPause, qOverload<>(&QTimer::start));
    connect(&m_searchPause, &QTimer::timeout, this,
            [this] { emit searchRequested(m_search->text().trimmed()); });
}

void LibraryPane::open(const LibraryKey &key)
{
    const LibraryNode *node = m_view->current();
    if (!node || node->kind != Kind::Refused)
        return emit openRequested(key);
    m_message->showMessage(
        MessageBar::Severity::Note,
        tr("“%1” cannot be used. %2").arg(printable(node->title), printable(node->problem)));
}

void LibraryPane::setTree(const LibraryTree &tree)
{
    m_tree = tree;
    m_view->setTree(tree);
    const bool isSearched = !tree.searched.isEmpty();
    const bool hasNodes = !tree.roots.empty();
    QString notice = tree.notice;
    if (isSearched && !hasNodes)
        notice = tr("Nothing is called “%1”, and no body holds it.").arg(printable(tree.searched));
    else if (tree.isReading && !hasNodes)
        notice = tr("Reading…");
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    const bool isEmpty = !hasNodes && !isSearched && !tree.isReading;
    m_empty->setVisible(isEmpty);
    m_view->setVisible(!isEmpty);
    m_search->setVisible(!isEmpty);
    m_new->setEnabled(!isEmpty);
    setFocusProxy(isEmpty ? nullptr : static_cast<QWidget *>(m_view));
}

void LibraryPane::setCurrent(const LibraryKey &key)
{
    m_view->setCurrent(key);
}

void LibraryPane::rename(const LibraryKey &key)
{
    m_view->setCurrent(key);
    m_view->setFocus();
    m_view->rename();
}

LibraryKey LibraryPane::folderForNew() const
{
    if (const LibraryNode *node = m_view->current()) {
        if (node->kind == Kind::Collection || node->kind == Kind::Folder)
            return node->key;
        const qsizetype slash = node->key.path.lastIndexOf(u'/');
        return {node->key.root, slash < 0 ? QString() : node->key.path.left(slash)};
    }
    for (const LibraryNode &node : m_tree.roots) {
        if (node.kind == Kind::Collection)
            return node.key;
    }
    return {};
}

QList<LibraryKey> LibraryPane::folders() const
{
    QList<LibraryKey> found;
    const std::function<void(const std::vector<LibraryNode> &)> add =
        [&found, &add](const std::vector<LibraryNode> &nodes) {
            for (const LibraryNode &node : nodes) {
                if (node.kind != Kind::Collection && node.kind != Kind::Folder)
                    continue;
                found += node.key;
                add(node.children);
            }
        };
    add(m_tree.roots);
    return found;
}

QList<LibraryKey> LibraryPane::chosen() const
{
    return m_view->chosen();
}

void LibraryPane::newFile()
{
    emit newFileRequested(folderForNew());
}

void LibraryPane::openMenu(const QPoint &at)
{
    const LibraryNode *node = m_view->current();
    if (!node)
        return;
    const LibraryKey key = node->key;
    auto *menu = new LibraryMenu(*node, m_view->chosen().size(), this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &LibraryMenu::openRequested, this, [this, key] { open(key); });
    connect(menu, &LibraryMenu::newFileRequested, this,
            [this, key] { emit newFileRequested(key); });
    connect(menu, &LibraryMenu::newFolderRequested, this,
            [this, key] { emit newFolderRequested(key); });
    connect(menu, &LibraryMenu::newEnvironmentRequested, this,
            [this, key] { emit newEnvironmentRequested(key); });
    connect(menu, &LibraryMenu::renameRequested, this, [this, key] { rename(key); });
    connect(menu, &LibraryMenu::duplicateRequested, this,
            [this, key] { emit duplicateRequested(key); });
    connect(menu, &LibraryMenu::favouriteToggled, this,
            [this, key] { emit favouriteToggled(key); });
    connect(menu, &LibraryMenu::copyPathRequested, this, [this, key] {
        emit copyRequested(key.path.isEmpty() ? key.root : key.root + u'/' + key.path);
    });
    connect(menu, &LibraryMenu::deleteRequested, this, [this, key] {
        if (m_view->chosen().size() > 1)
            m_view->deleteChosen();
        else
            emit deleteRequested(key);
    });
    connect(menu, &LibraryMenu::exportRequested, this, &LibraryPane::exportRequested);
    connect(menu, &LibraryMenu::importRequested, this, [this, key] { emit importRequested(key); });
    connect(menu, &LibraryMenu::closeRequested, this, [this, key] { emit closeRequested(key); });
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

} // namespace ui
