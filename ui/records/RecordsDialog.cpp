// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/RecordsDialog.h"

#include "ui/common/Format.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/records/ReadForm.h"
#include "ui/records/RecordsModel.h"
#include "ui/results/BodyText.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>

namespace ui {

using namespace Qt::Literals::StringLiterals;

RecordsDialog::RecordsDialog(const QString &stream, const QString &place, QWidget *parent)
    : QDialog(parent)
    , m_form(new ReadForm(this))
    , m_bar(new MessageBar(this))
    , m_model(new RecordsModel(this))
    , m_table(new QTableView(this))
    , m_body(new BodyText(this))
    , m_figures(new QLabel(this))
    , m_next(new QPushButton(tr("Next page"), this))
{
    setObjectName(u"recordsDialog"_s);
    setWindowTitle(tr("Records of %1 in %2").arg(printable(stream), printable(place)));
    resize(980, 600);
    auto *content = new QVBoxLayout;
    content->setContentsMargins(space::l, space::m, space::l, space::m);
    content->setSpacing(space::m);
    content->addWidget(m_form);
    content->addWidget(createTable(), 1);
    content->addLayout(createFoot());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addLayout(content, 1);

    connect(m_form, &ReadForm::faulty, this, &RecordsDialog::showFailure);
    connect(m_form, &ReadForm::readRequested, this,
            [this](const QString &shardId, const core::ShardPosition &position) {
                m_page = 0;
                setBusy(true);
                emit readRequested(shardId, position);
            });
    connect(m_next, &QPushButton::clicked, this, [this] {
        setBusy(true);
        emit nextRequested();
    });
    m_figures->setText(tr("Asking which shards there are…"));
    m_next->setEnabled(false);
}

QWidget *RecordsDialog::createTable()
{
    m_table->setObjectName(u"recordsTable"_s);
    m_table->setAccessibleName(tr("Records"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(extent::row);
    m_table->verticalHeader()->setDefaultSectionSize(extent::row);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->resizeSection(RecordsModel::SequenceNumber, 220);
    header->resizeSection(RecordsModel::PartitionKey, 140);
    header->resizeSection(RecordsModel::Arrived, 190);
    header->resizeSection(RecordsModel::Bytes, 70);
    m_body->setObjectName(u"recordBody"_s);
    m_body->setAccessibleName(tr("Body of the record"));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showRecord(current.row()); });
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_body);
    splitter->setSizes({320, 160});
    return splitter;
}

QLayout *RecordsDialog::createFoot()
{
    m_figures->setObjectName(u"recordsFigures"_s);
    m_figures->setTextFormat(Qt::PlainText);
    m_figures->setWordWrap(true);
    m_figures->setForegroundRole(QPalette::PlaceholderText);
    m_next->setObjectName(u"nextPage"_s);
    m_next->setAutoDefault(false);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"closeButton"_s);
    close->setAutoDefault(false);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::s);
    foot->addWidget(m_figures, 1);
    foot->addWidget(m_next);
    foot->addWidget(close);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    return foot;
}

void RecordsDialog::setShards(const QList<core::Shard> &shards)
{
    m_form->setShards(shards);
    m_figures->setText(tr("Choose a shard and where to start. Reading takes nothing away."));
}

void RecordsDialog::setBusy(bool isBusy)
{
    m_form->setBusy(isBusy);
    m_next->setEnabled(!isBusy && m_hasMore);
    if (!isBusy)
        return;
    m_bar->hide();
    m_figures->setText(tr("Reading…"));
}

void RecordsDialog::showPage(const core::RecordsPage &page)
{
    ++m_page;
    m_hasMore = !page.nextIterator.isEmpty();
    m_model->setRecords(page.records);
    m_body->setBytes({}, {});
    m_figures->setText(figures(page));
    setBusy(false);
    if (!page.records.isEmpty())
        m_table->setCurrentIndex(m_model->index(0, 0));
}

QString RecordsDialog::figures(const core::RecordsPage &page) const
{
    QStringList parts{tr("Page %1").arg(m_page),
                      page.records.size() == 1
                          ? tr("1 record")
                          : tr("%1 records").arg(grouped(page.records.size()))};
    const qint64 behind = page.millisBehindLatest.value_or(-1);
    if (page.nextIterator.isEmpty())
        parts << tr("the end of a closed shard");
    else if (behind > 0)
        parts << tr("%1 behind the newest record").arg(humanMilliseconds(behind));
    else if (behind == 0)
        parts << tr("nothing newer is there; the next page shows what comes");
    return parts.join(u" · "_s);
}

void RecordsDialog::showFailure(const QString &text)
{
    m_bar->showMessage(MessageBar::Severity::Failure, text);
    m_form->setBusy(false);
    m_next->setEnabled(m_hasMore);
    m_figures->clear();
}

void RecordsDialog::showRecord(int row)
{
    if (row >= 0 && row < m_model->rowCount())
        m_body->setBytes({}, m_model->record(row).data);
}

} // namespace ui
