// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/DraftFooter.h"

#include "ui/common/ElidedLabel.h"
#include "ui/common/Theme.h"
#include "ui/editor/SizeMeter.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using core::PayloadKind;

namespace {

QCheckBox *createToggle(const QString &name, const QString &text, const QString &tip)
{
    auto *toggle = new QCheckBox(text);
    toggle->setObjectName(name);
    toggle->setToolTip(tip);
    return toggle;
}

} // namespace

DraftFooter::DraftFooter(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox)
    , m_choose(new QPushButton(tr("Choose…")))
    , m_newline(createToggle(u"addsNewline"_s, tr("Newline"),
                             tr("Adds a line feed at the end of what is sent")))
    , m_gzip(createToggle(u"gzips"_s, tr("Gzip"), tr("Compresses what is sent")))
    , m_comments(createToggle(u"stripsComments"_s, tr("Strip comments"),
                              tr("Leaves // and /* */ comments out of what is sent")))
    , m_template(createToggle(u"isTemplate"_s, tr("Template"),
                              tr("{{ }} in bodies and keys are variables and functions, new for "
                                 "each record")))
    , m_size(new ElidedLabel(Qt::ElideRight))
    , m_meter(new SizeMeter)
{
    m_kind->setObjectName(u"payloadKind"_s);
    m_kind->setAccessibleName(tr("The body is"));
    m_kind->setToolTip(tr("How the body says its bytes"));
    const auto add = [this](const QString &text, PayloadKind kind) {
        m_kind->addItem(text, static_cast<int>(kind));
    };
    add(tr("JSON"), PayloadKind::Json);
    add(tr("Text"), PayloadKind::Text);
    add(tr("Hex"), PayloadKind::Hex);
    add(tr("Base64"), PayloadKind::Base64);
    add(tr("File"), PayloadKind::File);
    m_choose->setObjectName(u"chooseFile"_s);
    m_size->setObjectName(u"sizeText"_s);
    m_size->setAtRight(true);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::m);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_kind, m_choose, m_template, m_newline,
                                                            m_gzip, m_comments})
        layout->addWidget(widget);
    layout->addStretch(1);
    layout->addWidget(m_meter);
    layout->addWidget(m_size);
    connect(m_kind, &QComboBox::activated, this, [this] {
        showKind();
        emit changed();
    });
    // Assistive technology toggles without clicking.
    for (QCheckBox *toggle : {m_newline, m_gzip, m_comments, m_template})
        connect(toggle, &QCheckBox::toggled, this, &DraftFooter::changed);
    connect(m_choose, &QPushButton::clicked, this, &DraftFooter::chooseFileRequested);
    showKind();
}

void DraftFooter::setOptions(const core::RecordForm &form, bool isTemplate)
{
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(form.payloadKind)));
    const auto set = [](QCheckBox *toggle, bool isOn) {
        const QSignalBlocker quiet(toggle);
        toggle->setChecked(isOn);
    };
    set(m_newline, form.addsNewline);
    set(m_gzip, form.gzips);
    set(m_comments, form.stripsComments);
    set(m_template, isTemplate);
    showKind();
}

void DraftFooter::setReadOnly(bool isReadOnly)
{
    for (QWidget *each : std::initializer_list<QWidget *>{m_kind, m_choose, m_template, m_newline,
                                                          m_gzip, m_comments})
        each->setEnabled(!isReadOnly);
}

void DraftFooter::setLow(bool isLow, bool isBesideProblem)
{
    m_isLow = isLow;
    m_isBesideProblem = isBesideProblem;
    showSize();
}

int DraftFooter::sizeWidth(bool isOfMany) const
{
    const QString size =
        isOfMany ? tr("1,000 records · 100 KiB · 25 requests") : tr("100 KiB of 1 MiB");
    return m_size->fontMetrics().horizontalAdvance(size);
}

int DraftFooter::usualWidth(bool isOfMany) const
{
    int width = sizeWidth(isOfMany);
    for (const QWidget *each : std::initializer_list<const QWidget *>{
             m_kind, m_template, m_newline, m_gzip, m_comments}) // the last, or choosing a file
        width += each->sizeHint().width() + space::m;
    return width;
}

void DraftFooter::setMetered(bool isMetered)
{
    m_isMetered = isMetered;
    // Without it the rest of the row would move.
    QSizePolicy policy = m_meter->sizePolicy();
    policy.setRetainSizeWhenHidden(isMetered);
    m_meter->setSizePolicy(policy);
    m_meter->setVisible(m_hasLimit && m_isMetered);
}

void DraftFooter::showSize()
{
    m_meter->setVisible(m_hasLimit && m_isMetered);
    // Beside the problem, words that grow would move the options.
    m_size->setMinimumWidth(m_isBesideProblem ? sizeWidth(!m_hasLimit) : 0);
    m_size->setText(m_isLow ? m_briefSize : m_sizeText);
    m_size->setWhole(m_sizeText);
    m_meter->setToolTip(m_sizeText);
}

void DraftFooter::applyTo(core::RecordForm &form) const
{
    form.payloadKind = static_cast<PayloadKind>(m_kind->currentData().toInt());
    form.addsNewline = m_newline->isChecked();
    form.gzips = m_gzip->isChecked();
    form.stripsComments = m_comments->isChecked();
}

bool DraftFooter::isTemplate() const
{
    return m_template->isChecked();
}

void DraftFooter::showKind()
{
    const auto kind = static_cast<PayloadKind>(m_kind->currentData().toInt());
    m_comments->setVisible(kind == PayloadKind::Json);
    m_choose->setVisible(kind == PayloadKind::File);
}

void DraftFooter::setSize(qint64 bytes, qint64 limit, const QString &text, const QString &brief)
{
    m_meter->setShare(
        bytes < 0 || limit <= 0 ? -1.0 : static_cast<double>(bytes) / static_cast<double>(limit));
    m_size->setRole(limit > 0 && bytes > limit ? Role::Refused : Role::Muted);
    m_hasLimit = limit > 0;
    m_sizeText = text;
    m_briefSize = brief;
    showSize();
}

} // namespace ui
