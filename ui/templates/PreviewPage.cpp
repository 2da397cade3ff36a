// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/PreviewPage.h"

#include "ui/common/ElidedLabel.h"
#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/results/BodyText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int listWidth = 200;

} // namespace

PreviewPage::PreviewPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new PreviewModel(this))
    , m_list(new QListView)
    , m_facts(new ElidedLabel(Qt::ElideMiddle)) // of a long key, its ends and the shard
    , m_body(new BodyText)
    , m_problem(new MessageBar)
    , m_results(new QWidget)
{
    setObjectName(u"previewPage"_s);
    m_list->setObjectName(u"previewList"_s);
    m_list->setAccessibleName(tr("Records of the preview"));
    m_list->setModel(m_model);
    m_list->setUniformItemSizes(true);
    m_list->setFixedWidth(listWidth);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_facts->setObjectName(u"previewFacts"_s);
    m_facts->setRole(Role::Muted);
    m_body->setObjectName(u"previewBody"_s);
    m_body->setAccessibleName(tr("Body as it would be sent"));
    m_problem->setObjectName(u"previewProblem"_s);
    m_problem->setClosable(false);

    auto *side = new QVBoxLayout;
    side->setSpacing(space::s);
    side->addWidget(m_facts);
    side->addWidget(m_body, 1);
    auto *results = new QHBoxLayout(m_results);
    results->setContentsMargins({});
    results->setSpacing(space::m);
    results->addWidget(m_list);
    results->addLayout(side, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::m, space::m, space::m, space::m);
    layout->setSpacing(space::s);
    layout->addLayout(createHead());
    layout->addWidget(m_problem);
    layout->addWidget(m_results, 1);
    layout->addStretch(); // where nothing could be made
    setFocusProxy(m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PreviewPage::showRecord);
    setSeed(0);
    setRecords({});
}

QLayout *PreviewPage::createHead()
{
    auto *countLabel = new QLabel(tr("&Records"));
    m_count = new QSpinBox;
    m_count->setObjectName(u"previewCount"_s);
    m_count->setRange(1, mostRecords);
    m_count->setValue(usualCount);
    countLabel->setBuddy(m_count);
    auto *seedLabel = new QLabel(tr("S&eed"));
    m_seedText = new QLineEdit;
    m_seedText->setObjectName(u"previewSeed"_s);
    m_seedText->setFont(codeFont());
    m_seedText->setValidator(
        new QRegularExpressionValidator(QRegularExpression(u"[0-9]{1,20}"_s), m_seedText));
    m_seedText->setToolTip(tr("The same seed makes the same records, on every computer"));
    seedLabel->setBuddy(m_seedText);
    auto *another = new QToolButton;
    another->setObjectName(u"anotherSeed"_s);
    another->setIcon(icon("dices"));
    another->setText(tr("&Another seed"));
    another->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(countLabel);
    head->addWidget(m_count);
    head->addSpacing(space::s);
    head->addWidget(seedLabel);
    head->addWidget(m_seedText, 1);
    head->addWidget(another);
    connect(m_count, &QSpinBox::valueChanged, this, &PreviewPage::countChanged);
    connect(m_seedText, &QLineEdit::editingFinished, this, &PreviewPage::takeSeed);
    connect(another, &QToolButton::clicked, this, &PreviewPage::anotherSeedRequested);
    return head;
}

void PreviewPage::setSeed(quint64 seed)
{
    m_seed = seed;
    m_seedText->setText(QString::number(seed));
}

int PreviewPage::count() const
{
    return m_count->value();
}

void PreviewPage::takeSeed()
{
    bool isSeed = false;
    const quint64 seed = m_seedText->text().toULongLong(&isSeed);
    if (!isSeed) // more than 64 bits
        m_seedText->setText(QString::number(m_seed));
    else if (seed != m_seed)
        emit seedChanged(m_seed = seed);
}

void PreviewPage::setRecords(const QList<PreviewRecord> &records, const QString &problem)
{
    const int before = m_list->currentIndex().row();
    m_model->setRecords(records);
    const int row = std::clamp(before, 0, std::max(0, m_model->rowCount() - 1));
    m_list->setCurrentIndex(m_model->index(row));
    showRecord();
    m_results->setVisible(problem.isEmpty());
    if (records.isEmpty())
        showProblem(problem);
}

void PreviewPage::showProblem(const QString &problem)
{
    if (problem.isEmpty())
        m_problem->hide();
    else
        m_problem->showMessage(MessageBar::Severity::Failure, printable(problem));
}

void PreviewPage::showRecord()
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || row >= m_model->rowCount()) {
        m_facts->setText({});
        showProblem({});
        m_body->setBytes({}, {});
        return;
    }
    const PreviewRecord &record = m_model->records().at(row);
    QString target = record.partitionKey.isEmpty()
        ? tr("random key")
        : tr("key %1").arg(printable(record.partitionKey));
    if (!record.hashKey.isEmpty())
        target += tr(", hash key %1").arg(printable(record.hashKey));
    if (!record.shard.isEmpty())
        target += u" → "_s + record.shard;
    m_facts->setText(target + u" · "_s + humanBytes(record.body.size()));
    showProblem(record.problem);
    m_body->setBytes({}, record.body);
}

} // namespace ui
