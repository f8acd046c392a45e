// vectors/watch.js - stands first in the head of a page under test, and tells the page around it (frames.html) what ran, and what stands there that could run.
(function () {
    // What our pages are made of. Whatever else is found was written by somebody else.
    var elements = 'html head meta title style body a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del details div dl dt em ' +
        'figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s section small span strong sub summary sup table tbody td ' +
        'tfoot th thead time tr ul var wbr svg g rect text tspan path line circle desc polyline polygon';
    var known = {}, ran = [], me = document.currentScript;
    elements.split(' ').forEach(function (name) { known[name] = true; });
    window.alert = function (what) { ran.push('ran: ' + what); };
    window.onerror = null;
    if (me) me.remove();

    function leads(address) {
        try { return new URL(address, document.baseURI).protocol; } catch (e) { return 'none'; }
    }
    function styled(text) { return /alert|expression|-moz-binding|javascript|@import/i.test(text); }

    function survey() {
        var found = ran.slice(), all = document.querySelectorAll('*');
        all.forEach(function (element) {
            var name = element.localName;
            if (!known[name]) found.push('element: ' + name);
            if (name === 'style' && styled(element.textContent)) found.push('style element');
            if (name === 'meta' && element.httpEquiv) found.push('meta: ' + element.httpEquiv);
            for (var i = 0; i < element.attributes.length; i++) {
                var attribute = element.attributes[i], of = name + ' ' + attribute.name + '=' + attribute.value;
                if (/^on|^srcdoc$|^srcset$|^ng-|^v-|[^\w:.-]/i.test(attribute.name)) found.push('attribute: ' + of);
                if (attribute.name === 'style' && styled(attribute.value)) found.push('style: ' + of);
                if (/^(.*:)?(href|src|action|formaction|data|poster|background|ping|cite|longdesc|manifest)$/i.test(attribute.name)) {
                    var scheme = leads(attribute.value);
                    if (!(scheme === 'https:' || scheme === 'http:' || scheme === 'mailto:' || scheme === 'file:' ||
                          (name === 'img' && /^data:image\/(png|jpeg|gif|webp|svg\+xml);base64,/.test(attribute.value))))
                        found.push('address: ' + of);
                }
            }
        });
        return found;
    }

    // Everything is clicked, passed over and given the focus; what is not a script's address goes nowhere.
    function handle() {
        document.addEventListener('click', function (event) {
            var link = event.target.closest && event.target.closest('a, area');
            if (!link || leads(link.getAttribute('href') || link.getAttribute('xlink:href') || '') !== 'javascript:') event.preventDefault();
        }, true);
        document.querySelectorAll('*').forEach(function (element) {
            ['focus', 'mouseover', 'pointerenter', 'click'].forEach(function (kind) {
                element.dispatchEvent(kind === 'click' ? new MouseEvent(kind, { bubbles: true, cancelable: true }) : new Event(kind));
            });
        });
    }

    window.addEventListener('load', function () {
        var found = survey(), text = document.documentElement.textContent;
        try { handle(); } catch (e) { found.push('broken: ' + e); }
        setTimeout(function () {
            parent.postMessage({ found: found.concat(ran), shown: text.split('alert').length - 1 }, '*');
        }, 60);
    });
})();
